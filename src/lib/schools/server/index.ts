export { addStaff, type AddStaff, type AddStaffRefusal } from './add-staff.ts';
export { changeSchool, type ChangeRefusal, type ChangeSchool } from './change-school.ts';
export { changeStaff, endEmployment, type ChangeStaffRefusal, type EndEmploymentRefusal } from './change-staff.ts';
export { claimSchool, type ClaimRefusal, type ClaimSchool } from './claim-school.ts';
export type { Asked, Claim } from './claims.ts';
export { closeSchool, reopenSchool, type CloseRefusal } from './close-school.ts';
export { answerClaim, claimByToken, decideClaim, withdrawClaim, type DecideRefusal } from './decide-claim.ts';
export { type WrittenPost } from './employment.ts';
export { type Written } from './entry.ts';
export { applyImport, type ApplyRefusal } from './import/apply-import.ts';
export { importSchools, type Imported, type ImportSchools } from './import/import-schools.ts';
export { previewImport, type Preview, type PreviewRefusal } from './import/preview-import.ts';
export { listImports, readImport, type ImportFile, type ListedImport, type ShownRow } from './import/read-imports.ts';
export { startImport, type StartImport, type StartRefusal } from './import/start-import.ts';
export type { Summary } from './import/stored.ts';
export { undoImport, type UndoRefusal } from './import/undo-import.ts';
export { mayKeepTheRegister, representsSchool } from './may.ts';
export { openClaims, readStanding, type Standing } from './open-claims.ts';
export {
	branchesOf,
	countiesOf,
	findByCodes,
	municipalitiesOf,
	pupilsAsOf,
	schoolByCode,
	schoolById,
	schoolsById,
	schoolTypes,
	type Pupils,
	type School
} from './queries.ts';
export { readDesk, type SchoolDesk } from './read-desk.ts';
export { readLists, readSchool, type RegisterLists, type SchoolFile, type SchoolVersion } from './read-school.ts';
export { registerSchool, type NewSchool, type RegisterRefusal } from './register-school.ts';
export { reorganiseSchools, type Reorganise, type ReorganiseRefusal } from './reorganise-schools.ts';
export { searchSchools, type FoundSchool, type Search } from './search-schools.ts';
export { removeQualification, setQualification, type QualificationRefusal, type SetQualification } from './set-qualification.ts';
export {
	categoriesKnownTo,
	employedAt,
	readStaff,
	readStaffMember,
	staffOf,
	type StaffFile,
	type StaffList,
	type StaffMember
} from './staff.ts';
export { schoolTodos } from './todos.ts';
export { schoolsInvariants } from './invariants.ts';
export { readClaimedSchools } from './claimed-schools.ts';
export { readTable } from './import/read-table.ts';
export { eraseFromSchools } from './erase-person.ts';
export { schoolKeepers } from './keepers.ts';
