export type { CycleRecord } from './cycle-record.ts';
export { changeCycle, decideCycle, planCycle, studyCycle, type ChangeCycle, type CycleRefusal, type PlanCycle } from './keep-cycle.ts';
export type { NoteRecord } from './note-record.ts';
export { readCycle, readCycles, type CyclePage, type Cycles } from './read-cycles.ts';
export { readNoteOf, readNotes, type Notes } from './read-notes.ts';
export { answerNote, fileNote, writeNote, type NoteRefusal, type WriteNote, type WrittenNote } from './write-note.ts';
