import type { CertificateCheckTable, CertificateRequestTable } from './tables/certificates.ts'
import type { ApiKeyTable, DeliveryTable, WebhookTable } from './tables/connections.ts'
import type { CalibrationTable, SeverityAboutTable, SeverityTable } from './tables/engine.ts'
import type {
  FrameworkVersionTable,
  LibraryFrameworkTable,
  LibraryImportTable,
  LibraryPartTable,
  LibraryReleaseTable,
} from './tables/frameworks.ts'
import type {
  AimTable,
  AuditHeadTable,
  AuditTable,
  ConsentTable,
  DisputeTable,
  EvidenceTable,
  IdempotencyTable,
  OrgTable,
  PersonTable,
  ReadingTable,
  SittingTable,
  VisitTable,
  WeeklyLetterTable,
  WithdrawalTable,
  WorkTable,
} from './tables/ground.ts'
import type { ImportedTable, ImportRowTable, ImportTable } from './tables/imports.ts'
import type { DemoTable, TeamPlaceTable, TeamTable } from './tables/organisation.ts'

export type { ImportState, ImportVerdict } from './tables/imports.ts'
export type { IsoDate, MembershipState, Role } from './tables/kinds.ts'
export type { TeamPart } from './tables/organisation.ts'

/** Every table as its queries see it. The truth is db/migrations; a test compares the two. */
export type Schema = {
  org: OrgTable
  person: PersonTable
  aim: AimTable
  consent: ConsentTable
  evidence: EvidenceTable
  withdrawal: WithdrawalTable
  dispute: DisputeTable
  sitting: SittingTable
  work: WorkTable
  certificate_request: CertificateRequestTable
  certificate_check: CertificateCheckTable
  visit: VisitTable
  reading: ReadingTable
  weekly_letter: WeeklyLetterTable
  audit: AuditTable
  audit_head: AuditHeadTable
  idempotency: IdempotencyTable
  team: TeamTable
  team_place: TeamPlaceTable
  api_key: ApiKeyTable
  webhook: WebhookTable
  delivery: DeliveryTable
  framework_version: FrameworkVersionTable
  demo: DemoTable
  import: ImportTable
  import_row: ImportRowTable
  imported: ImportedTable
  library_framework: LibraryFrameworkTable
  library_release: LibraryReleaseTable
  library_import: LibraryImportTable
  library_part: LibraryPartTable
  calibration: CalibrationTable
  severity: SeverityTable
  severity_about: SeverityAboutTable
}
