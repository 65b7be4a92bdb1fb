import type { ColumnType } from 'kysely'

/** A calendar date as 'YYYY-MM-DD': no time zone, no midnight. */
export type IsoDate = string

export type Json<T> = ColumnType<T, string, string>

export type Role = 'member' | 'manager' | 'hr' | 'owner' | 'auditor'
export type MembershipState = 'active' | 'invited' | 'suspended' | 'left'
