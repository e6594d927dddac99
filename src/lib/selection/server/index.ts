export { beginRound, type BeginRefusal } from './round/begin-round.ts';
export { publishScheme, type PublishSchemeRefusal } from './round/publish-scheme.ts';
export { readRound, readScheme, type Progress, type RoundOverview, type SchemeDesk } from './round/read-round.ts';
export { saveScheme, type SaveSchemeRefusal } from './round/save-scheme.ts';
export { setPhases, type PhasesRefusal } from './round/set-phases.ts';
export * from './deciding/index.ts';
export { drawLots, type DrawRefusal } from './lots/draw-lots.ts';
export { answerOffer, type AnswerOffer, type OfferRefusal } from './offers/answer-offer.ts';
export { lapseOffers } from './offers/lapse-offers.ts';
