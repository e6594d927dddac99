export { readOwnRecord, type OwnRecord, type RecordLine } from './own-record.ts';
export { printRecord } from './print-record.ts';
export { readSchoolHours, type SchoolHours, type SchoolHoursLine } from './school-hours.ts';
export { toldOfPerson } from './told-of.ts';
