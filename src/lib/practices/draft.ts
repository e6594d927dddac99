import type { PracticeText, Source } from './practice.ts';

/** What a project's records say, as far as an example can begin from them. */
export type Account = {
	title: string;
	statement: string;
	group_code: string | null;
	concerns: string;
	/** The causes that were chosen to be worked on, or all of them. */
	causes: string[];
	aim: { measure: string; unit: string; from: number; to: number; by_on: string; for_whom: string } | null;
	/** The values of the aim's measure. */
	seen: { first: number; last: number; first_on: string; last_on: string; values: number } | null;
	cycles: { title: string; decision: 'adopt' | 'adapt' | 'abandon'; done: string; learned: string; conditions: string }[];
	taught: { times: number; reached: number; moved: string[] };
	outcome_words: string;
};

/** The sentences of a draft in the language of who begins it. */
export type DraftWords = {
	concerns: (words: string) => string;
	causes: (causes: readonly string[]) => string;
	aim: (aim: NonNullable<Account['aim']>) => string;
	seen: (aim: NonNullable<Account['aim']>, seen: NonNullable<Account['seen']>) => string;
	adapted: string;
	reached: (taught: Account['taught']) => string;
	conditions: (conditions: readonly string[]) => string;
};

export type Draft = Partial<Record<PracticeText, { text: string; from: Source[] }>>;

/**
 * The first texts of an example out of the records of its project: the problem, what was tried and kept, what was seen, what was given
 * up, and under which conditions it worked. Everything is the authors' to change; each text knows whence it comes. Nothing is
 * invented: what the records do not say stays empty.
 */
export function draftFrom(account: Account, words: DraftWords): Draft {
	const { title, statement, group_code, concerns, causes, aim, seen, cycles, taught, outcome_words } = account;
	const kept = cycles.filter(({ decision }) => decision !== 'abandon');
	const given = cycles.filter(({ decision }) => decision === 'abandon');
	const conditions = [...new Set(kept.map((cycle) => cycle.conditions).filter((text) => text !== ''))];
	const steps = kept.map(
		({ title, decision, done }, place) => `${place + 1}. ${sentence(title)}${decision === 'adapt' ? ` ${words.adapted}` : ''} ${done}`
	);
	const draft: Record<string, [string, Source[]]> = {
		title: [title, ['project']],
		problem: [statement, ['problem']],
		group: [group_code ?? '', ['problem']],
		context: [paragraphs(concerns && words.concerns(concerns), causes.length > 0 && words.causes(causes)), ['problem']],
		did: [paragraphs(aim && words.aim(aim), ...steps), ['aim', 'cycles']],
		changed_pupils: [paragraphs(...kept.map(({ learned }) => learned)), ['cycles']],
		changed_teachers: [paragraphs(taught.times > 0 && words.reached(taught), ...new Set(taught.moved)), ['reach']],
		evidence: [aim && seen ? words.seen(aim, seen) : '', ['measures']],
		failed: [paragraphs(...given.map(({ title, learned }) => `${sentence(title)} ${learned}`)), ['cycles']],
		elsewhere: [paragraphs(conditions.length > 0 && words.conditions(conditions), outcome_words), ['cycles', 'project']]
	};
	return Object.fromEntries(
		Object.entries(draft).flatMap(([key, [text, from]]) => (text.trim() === '' ? [] : [[key, { text: text.trim(), from }]]))
	);
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const paragraphs = (...texts: (string | null | false)[]): string => texts.filter((text) => text && text.trim() !== '').join('\n\n');
