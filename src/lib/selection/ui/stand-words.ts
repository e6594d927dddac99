import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import { scoreInWords, type Stand } from '#selection';
import { placeWords, whyWords } from './deciding-words.ts';

/** Where an application stands, in one line. */
export function standInWords(stand: Stand, locale: Locale): string {
	if ('why' in stand) return whyWords[stand.why]();
	const { rank, place, reserve_place } = stand.spot;
	const where = reserve_place === null ? placeWords[place]() : `${placeWords[place]()}, ${reserve_place}`;
	return m.deciding_stand({ rank, score: scoreInWords(stand.score, locale), place: where });
}
