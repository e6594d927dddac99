export { readIndicator, readIndicators, type EditionResults, type Figure, type IndicatorPage } from './read-indicators.ts';
export type { IndicatorRecord, RecordKind } from './counters.ts';
export { spellIndicators, type SpelledFigure } from './spelled.ts';
export { setIndicatorOwner, type SetOwnerRefusal } from './set-owner.ts';
export type { IndicatorOwner } from './owners.ts';
