import * as v from 'valibot';
import type { Fault } from '#platform';

/** The parts of an example of good practice (template e9) in their order, with the texts of each and how long they may be, in characters. */
export const practiceParts = [
	{ part: 'problem', texts: { title: 150, problem: 500, group: 60, keywords: 200 } },
	{ part: 'context', texts: { context: 3000 } },
	{ part: 'doing', texts: { did: 6000, who: 2000, cost: 2000 } },
	{ part: 'change', texts: { changed_pupils: 3000, changed_teachers: 3000, evidence: 3000 } },
	{ part: 'failed', texts: { failed: 3000 } },
	{ part: 'elsewhere', texts: { elsewhere: 3000, licence: 20 } }
] as const satisfies { part: string; texts: Record<string, number> }[];

export type PracticePart = (typeof practiceParts)[number]['part'];
export const isPracticePart = (text: string): text is PracticePart => practiceParts.some(({ part }) => part === text);

type TextsOf<P> = P extends { texts: infer T } ? keyof T : never;
export type PracticeText = TextsOf<(typeof practiceParts)[number]> & string;
const longest = new Map<string, number>(practiceParts.flatMap(({ texts }) => Object.entries(texts)));
/** How many characters a text may have; nothing for what is no text of an example. */
export const longestPracticeText = (key: string): number | undefined => longest.get(key);
export const isPracticeText = (key: string): key is PracticeText => longest.has(key);
export const textsOfPart = (part: PracticePart): PracticeText[] =>
	practiceParts.flatMap(({ part: one, texts }) => (one === part ? (Object.keys(texts) as PracticeText[]) : []));

/** Under which licences an example is published: others may use it as long as they say whose it is (the default), on the same terms, or without conditions. */
export const licences = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0'] as const;
export type Licence = (typeof licences)[number];
export const isLicence = (text: string): text is Licence => (licences as readonly string[]).includes(text);

/** From which records of a project a text began. */
export const sources = ['project', 'problem', 'aim', 'measures', 'cycles', 'reach'] as const;
export type Source = (typeof sources)[number];

/** So many characters as people count them; some of them take two places. */
const words = v.pipe(v.string(), v.maxLength(12_000));
const WrittenSchema = v.strictObject({
	text: words,
	revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
	by: v.string(),
	at: v.string(),
	from: v.array(v.picklist(sources))
});

/** An example as it is kept: each text with its own revision, whose it is and whence it began, so that two people may write at once. */
export const PracticeSchema = v.strictObject({ texts: v.record(v.string(), WrittenSchema) });
export type Practice = v.InferOutput<typeof PracticeSchema>;

export const practiceText = (practice: Practice, key: PracticeText): string => practice.texts[key]?.text ?? '';

/** What an example lacks before an editor can look at it (the ★ of e9); `changed` is of pupils or of teachers. */
export const needed = ['title', 'problem', 'group', 'context', 'did', 'who', 'changed', 'failed', 'elsewhere', 'licence'] as const;
export type Needed = (typeof needed)[number];

/** Shorter than this nothing is said. */
const least: Partial<Record<Needed, number>> = { title: 5, problem: 10, context: 20, did: 40, failed: 10, elsewhere: 10 };

export const missingToSend = (practice: Practice): Needed[] =>
	needed.filter((key) => {
		const said =
			key === 'changed'
				? practiceText(practice, 'changed_pupils') + practiceText(practice, 'changed_teachers')
				: practiceText(practice, key);
		return [...said].length < (least[key] ?? 1);
	});

/** In which part a missing thing is written. */
export const partOfNeeded = (key: Needed): PracticePart =>
	key === 'changed' ? 'change' : (practiceParts.find(({ texts }) => key in texts)?.part ?? 'problem');

/** The fault of a typed text: too long, or a licence that there is not. */
export function faultInText(key: string, text: string): Fault[] {
	const most = longest.get(key) ?? 0;
	if (key === 'licence' && text !== '' && !isLicence(text)) return [{ field: key, key: 'practices_fault_licence' }];
	return [...text].length > most ? [{ field: key, key: 'practices_fault_too_long', values: { most } }] : [];
}
