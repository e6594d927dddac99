export { askTimetable, stopTimetable, type AskInput, type AskRefusal } from './ask-timetable.ts';
export { beginSeason, saveSeason, type BeginRefusal, type SaveSeasonRefusal, type SeasonInput } from './begin-season.ts';
export { addClosure, removeClosure, type ClosureInput } from './closures.ts';
export { sayException, withdrawException, type ExceptionInput } from './exceptions.ts';
export { holidaysBetween } from './holidays.ts';
export { pairLecturers, unpairLecturers, type PairInput } from './pair-lecturers.ts';
export { placeTraining, type PlaceInput, type PlaceRefusal } from './place-training.ts';
export { publishTimetable, type PublishInput, type PublishRefusal, type Published } from './publish-timetable.ts';
export { saveLecturer, saveOwnLecturer, type LecturerInput, type OwnLecturerInput } from './save-lecturer.ts';
export { saveWishes, type WishesInput } from './save-wishes.ts';
export { sayAbsence, withdrawAbsence, type AbsenceInput } from './say-absence.ts';
export { takeApplication, takeSelected } from './take-selected.ts';
export { takeTimetable } from './take-timetable.ts';
export { schedulingSubscriptions } from './subscriptions.ts';
export { readLecturerDesk, readSchoolTrainings, type LecturerDesk, type PublishedTraining, type SchoolTraining } from './my-trainings.ts';
export { readLecturer, readLecturers, type LecturerPage, type LecturersPage } from './read-lecturers.ts';
export { readSeason, type SeasonPage } from './read-season.ts';
export { readTimetable, type PlanningOfDraft, type TimetableDesk } from './read-timetable.ts';
export { readTraining, type TrainingPage } from './read-training.ts';
export { readVersion, type VersionPage } from './read-version.ts';
export { trainingDaysOf } from './calendars/days-of-person.ts';
export { chooseRepair, type ChooseInput, type ChooseRefusal } from './disruptions/choose-repair.ts';
export {
	readDisruption,
	readDisruptions,
	type ChangeInWords,
	type DisruptionDesk,
	type DisruptionFile,
	type DisruptionRow,
	type RepairInWords
} from './disruptions/read-disruptions.ts';
export { reportDisruption, type ReportInput, type ReportRefusal } from './disruptions/report.ts';
export { askRepairAgain, settleDisruption } from './disruptions/settle.ts';
export { answerOffer, answerOfferByLink, type AnswerOffer, type AnswerRefusal } from './offers/answer-offer.ts';
export { offerAgain } from './offers/offer-again.ts';
export { offerByLink, type OfferPage } from './offers/read-offer.ts';
export { remindOfOffers } from './offers/remind.ts';
export { trainingInForce, trainingsInForce, type TrainingInForce } from './training/in-force.ts';
export { cancelTraining } from './training/cancel-training.ts';
export { offerInvariants } from './offer-invariants.ts';
export { trainingTodos } from './offers/todos.ts';
export { readTrainingView, type PartyAnswer, type TrainingReader, type TrainingView } from './training/read-training-page.ts';
export { timetableInvariants } from './timetable-invariants.ts';
export { timetableTodos } from './timetable-todos.ts';
export { topicsOf } from './topics.ts';
export { eraseFromScheduling } from './erase-person.ts';
