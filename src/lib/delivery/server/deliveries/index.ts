export { deliveriesOf, deliveryById, lockDelivery, type Delivery, type DeliveryKind } from './delivery-record.ts';
export { lecturersOf, participantsOf, sessionById, sessionsOf, type Leading, type Participant, type Session } from './parts.ts';
export { readerOf, sees, type DeliveryReader, type Reader } from './reader.ts';
export { ensureTerms, saveTerms, termsOf, type DeliveryTerms, type TermsRefusal } from './terms.ts';
export { readDeliveries, type DeliveriesPage, type ListedDelivery } from './read-deliveries.ts';
export { prepareDeliveries, type Prepared } from './prepare.ts';
export { cancelDelivery, cancelSessions } from './cancel.ts';
export {
	addParticipants,
	addSessions,
	makeDelivery,
	nextReference,
	setLecturers,
	type NewDelivery,
	type NewParticipant
} from './make-delivery.ts';
