export type CertificateRequestTable = {
  org_id: string
  request_id: string
  person_id: string
  evidence_id: string
  /** The person it waits for: a manager of theirs on the day it was asked. */
  asked_of: string
  state: 'waiting' | 'answered' | 'withdrawn'
  asked_at: Date
}

/** Said once, and never changed. */
export type CertificateCheckTable = {
  org_id: string
  check_id: string
  request_id: string
  person_id: string
  evidence_id: string
  checked_by: string
  seen: boolean
  /** Why it could not be checked; null when it was seen. */
  reason: string | null
  at: Date
}
