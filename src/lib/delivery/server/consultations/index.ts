export { answerConsultation, giveTalk, type AnswerConsultation, type GiveRefusal, type GiveTalk } from './give.ts';
export { arrangeDay, arrangeDays, type ArrangeDays, type ArrangeRefusal } from './arrange-days.ts';
export { askConsultation, type AskConsultation, type AskRefusal } from './ask.ts';
export { bookSlot, type BookRefusal } from './book.ts';
export { cancelConsultation, type CancelConsultationRefusal } from './cancel.ts';
export { correctConsultation, type CorrectConsultationRefusal } from './correct.ts';
export { consultationInvariants } from './invariants.ts';
export { mayOpenConsultationFile } from './may-open.ts';
export { offerSlots, withdrawSlot, type OfferSlots, type OfferSlotsRefusal } from './offer-slots.ts';
export { potOf } from './pot.ts';
export {
	readArrangement,
	readConsultation,
	readConsultations,
	type ArrangementPage,
	type ConsultationPage,
	type ConsultationsPage,
	type ListedConsultation
} from './read.ts';
export { saveNotes, type Notes, type NotesRefusal } from './notes.ts';
export { consultationTodos } from './todos.ts';
