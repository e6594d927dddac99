import { line, type Day, type Fault } from '#platform';

/** Who is on a picture: nobody who could be recognised; adults who agreed; pupils for whom the school holds their parents' consents. */
export const shownOn = ['nobody', 'adults', 'pupils'] as const;
export type ShownOn = (typeof shownOn)[number];
export const isShownOn = (text: string): text is ShownOn => (shownOn as readonly string[]).includes(text);

/** An example has no more pictures at once. */
export const mostPictures = 12;

/** What stands beside a picture: what is to be seen, for whoever does not see it; a line below it; whose it is. */
export type PictureWords = { alt: string; caption: string; credit: string };
/** What is said of who is on a picture; of people also since when the school holds their consents, and who keeps them. */
export type PictureStatement = { shows: string; held_on: string; statement: string };
export type SaidOfPicture = { shows: ShownOn; held_on: Day | null; statement: string };

/** The words of a picture as they are kept. */
export const asKept = ({ alt, caption, credit }: PictureWords): PictureWords => ({
	alt: line(alt),
	caption: line(caption),
	credit: line(credit)
});

/** The longest words of a picture, in characters. */
export const longestOfPicture = { alt: 500, caption: 500, credit: 200 } as const;

/** What is wrong with the words of a picture: without a description nobody who does not see it learns what it shows. */
export function faultsInWords(words: PictureWords): Fault[] {
	const kept = asKept(words);
	const length = (key: keyof PictureWords) => [...kept[key]].length;
	return [
		...(length('alt') < 3 ? [{ field: 'alt', key: 'practices_picture_fault_alt' }] : []),
		...(['alt', 'caption', 'credit'] as const)
			.filter((key) => length(key) > longestOfPicture[key])
			.map((field) => ({ field, key: 'practices_fault_too_long', values: { most: longestOfPicture[field] } }))
	];
}

/** What is wrong with what is said of who is on a picture (G-01, G-07); a consent is held before it is said, and by somebody. */
export function faultsInStatement({ shows, held_on, statement }: PictureStatement, today: Day): Fault[] {
	if (!isShownOn(shows)) return [{ field: 'shows', key: 'practices_picture_fault_shows' }];
	if (shows === 'nobody') return [];
	const length = [...line(statement)].length;
	return [
		...(held_on === '' || held_on > today ? [{ field: 'held_on', key: 'practices_picture_fault_held_on' }] : []),
		...(length < 3 ? [{ field: 'statement', key: 'practices_picture_fault_statement' }] : []),
		...(length > longestStatement ? [{ field: 'statement', key: 'practices_fault_too_long', values: { most: longestStatement } }] : [])
	];
}

const longestStatement = 300;

/** What is kept of a statement; of nobody there is nothing more to say. */
export const asSaid = ({ shows, held_on, statement }: PictureStatement): SaidOfPicture =>
	shows === 'nobody' || !isShownOn(shows)
		? { shows: 'nobody', held_on: null, statement: '' }
		: { shows, held_on, statement: line(statement) };

/** Whether a picture may be offered to social networks as the picture of a page: they keep copies that nobody can take back, so never one with pupils. */
export const mayLeave = (shows: ShownOn): boolean => shows !== 'pupils';

/** The order after one is moved by a place; the same when it stands at the end already or is not there. */
export function moved<Id>(order: readonly Id[], one: Id, by: -1 | 1): Id[] {
	const from = order.indexOf(one);
	const to = from + by;
	if (from < 0 || to < 0 || to >= order.length) return [...order];
	const rest = order.filter((_, place) => place !== from);
	return [...rest.slice(0, to), one, ...rest.slice(to)];
}
