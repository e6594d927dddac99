export { answerOffer, type AnswerOffer, type OfferRefusal } from './answer-offer.ts';
export { lapseOffers } from './lapse-offers.ts';
export { promoteFromReserve, readOffers, type OffersDesk, type OffersRefusal, type PromoteRefusal } from './promote.ts';
