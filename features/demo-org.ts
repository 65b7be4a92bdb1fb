/** The demo organisation's id is known beforehand: counted like the ids of its people, and never one that is drawn. */
export const demoOrgId = 'de300000-0000-8000-8000-000000000000'

/** Whether somebody, or a link, belongs to the demo. */
export const isDemo = ({ orgId }: { readonly orgId: string }): boolean => orgId === demoOrgId

const prefix = 'demo-'

/** The account behind one of the people one can look around as. Other accounts have drawn ids, so none can be one of these. */
export const demoUserId = (who: string): string => `${prefix}${who}`

export const isDemoUser = (userId: string): boolean => userId.startsWith(prefix)
