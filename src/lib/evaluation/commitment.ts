import * as v from 'valibot';
import { addDays, type Day } from '#platform';
import { choice } from './forms/pieces.ts';
import type { Questions } from './question.ts';

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const TextSchema = v.object({ lt: words, en: words });
const weeks = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(52));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60));

/** How an edition follows through: after how many weeks it asks, for how many days, and which obstacles it offers to choose from. */
export const FollowTermsSchema = v.pipe(
	v.object({
		weeks: v.pipe(
			v.array(weeks),
			v.minLength(1),
			v.maxLength(6),
			v.check((all) => all.every((week, at) => at === 0 || week > (all[at - 1] as number)), 'not in order')
		),
		/** So many days after the last one it may still be written. */
		write_days: days,
		/** So many days an asking takes answers. */
		open_days: days,
		/** So many weeks after the last day everything is deleted. */
		keep_weeks: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(104)),
		obstacles: v.pipe(
			v.array(v.object({ key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/)), text: TextSchema })),
			v.minLength(2),
			v.maxLength(20),
			v.check((all) => new Set(all.map(({ key }) => key)).size === all.length, 'an obstacle twice')
		)
	}),
	v.forward(
		v.partialCheck(
			[['weeks'], ['open_days'], ['keep_weeks']],
			({ weeks, open_days, keep_weeks }) => keep_weeks * 7 >= (weeks.at(-1) ?? 0) * 7 + open_days,
			'deleted before the last answer'
		),
		['keep_weeks']
	)
);
export type FollowTerms = v.InferOutput<typeof FollowTermsSchema>;

const obstacle = (key: string, lt: string, en: string) => ({ key, text: { lt, en } });

/** What is usual where an edition has set nothing: after two, six and twelve weeks. */
export const ourFollowTerms: FollowTerms = {
	weeks: [2, 6, 12],
	write_days: 13,
	open_days: 13,
	keep_weeks: 52,
	obstacles: [
		obstacle('time', 'Pritrūko laiko', 'There was not enough time'),
		obstacle('colleagues', 'Kolegos dar nepasirengę prisidėti', 'Colleagues are not ready to join yet'),
		obstacle('leadership', 'Pritrūko vadovų palaikymo', 'The school’s leaders did not support it enough'),
		obstacle('material', 'Pritrūko medžiagos ar priemonių', 'Materials or equipment were missing'),
		obstacle('pupils', 'Mokiniai priėmė kitaip, nei tikėjausi', 'Pupils took it differently than expected'),
		obstacle('other', 'Kita', 'Something else')
	]
};

export const followAnswers = ['did', 'changed', 'did_not'] as const;
/** It was done; something else was done in its place; it was not done. */
export type FollowAnswer = (typeof followAnswers)[number];

/** What an asking comes to, as questions whose sums are told like those of surveys. */
export const followQuestions = ({ obstacles }: Pick<FollowTerms, 'obstacles'>): Questions => [
	choice('did', 'Ar padarėte, ką buvote numatę?', 'Have you done what you meant to do?', [
		['did', 'Taip', 'Yes'],
		['changed', 'Padariau kitaip', 'I did something else'],
		['did_not', 'Dar ne', 'Not yet']
	]),
	{
		key: 'obstacle',
		kind: 'choice',
		text: { lt: 'Kas sutrukdė?', en: 'What was in the way?' },
		choices: obstacles,
		only_if: { question: 'did', is: ['changed', 'did_not'] }
	}
];

/** Of each half of the sentence. */
export const longestCommitment = 300;
/** Of what somebody writes about an obstacle. */
export const longestObstacle = 1000;

export type Commitment = { if: string; then: string };
export type CommitmentFault = { field: 'if' | 'then'; key: 'missing' | 'too_long' };

/** „Jei …, tai aš …“ as it was typed: both halves, without the words that stand before them on the page and without a last point. */
export function readCommitment(typed: Commitment): { said: Commitment; faults: CommitmentFault[] } {
	const said = { if: trimmed(typed.if, /^(?:jei|if)\s+/iu), then: trimmed(typed.then, /^(?:tai\s+)?(?:aš|i)\s+/iu) };
	const faults = (['if', 'then'] as const).flatMap((field): CommitmentFault[] => {
		if (said[field] === '') return [{ field, key: 'missing' }];
		return said[field].length > longestCommitment ? [{ field, key: 'too_long' }] : [];
	});
	return { said, faults };
}

const trimmed = (text: string, beginning: RegExp): string =>
	text
		.normalize('NFC')
		.replace(/\s+/gu, ' ')
		.trim()
		.replace(/[.,;…]+$/u, '')
		.replace(beginning, '')
		.trim();

/** Whether it may be written today: from the last day on, for some days, and not once it has been asked about. */
export const mayWrite = ({ last_on, asked }: { last_on: Day; asked: boolean }, { write_days }: FollowTerms, today: Day): boolean =>
	!asked && last_on <= today && today <= addDays(last_on, write_days);

/** A letter that is late by more days than this is not written any more. */
const late = 6;

/**
 * After how many weeks it is asked about today; null where nothing is due. The letter comes so many weeks after the last day, or on
 * the next working day: not at a weekend, on a public holiday or the day before one. What was missed by more than a week is left out.
 */
export function askDue(
	{ last_on, asked }: { last_on: Day; asked: readonly number[] },
	terms: Pick<FollowTerms, 'weeks'>,
	today: Day,
	isHoliday: (day: Day) => boolean
): number | null {
	const due = terms.weeks.filter((week) => {
		const on = workingFrom(addDays(last_on, week * 7), isHoliday);
		return on <= today && today <= addDays(on, late) && !asked.some((one) => one >= week);
	});
	return isQuiet(today, isHoliday) ? null : (due.at(-1) ?? null);
}

function workingFrom(day: Day, isHoliday: (day: Day) => boolean): Day {
	let on = day;
	while (isQuiet(on, isHoliday)) on = addDays(on, 1);
	return on;
}

const isQuiet = (day: Day, isHoliday: (day: Day) => boolean): boolean =>
	[0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) || isHoliday(day) || isHoliday(addDays(day, 1));

const greeting = /^(?:(?:laba diena|labas(?: rytas| vakaras)?|sveiki|hello|hi|good (?:morning|afternoon))(?!\p{L})[\s,.!–-]*)+/iu;
const said: readonly [FollowAnswer, RegExp][] = [
	['did_not', /^(?:dar\s+)?(?:ne|nepadariau|nepavyko|neatlikau|nespėjau|nespejau|no|not yet|did not|didn.t)(?!\p{L})/iu],
	['changed', /^(?:padariau\s+)?(?:kitaip|pakeičiau|pakeiciau|changed|differently)(?!\p{L})/iu],
	['did', /^(?:taip|padariau|pavyko|atlikau|padaryta|atlikta|yes|did|done)(?!\p{L})/iu]
];
/** What follows a yes and takes it back. */
const takenBack = /(?<!\p{L})(?:bet|tačiau|taciau|tik|iš dalies|but|only|partly|ne\p{L}*|not)(?!\p{L})|\?/iu;

/** What a reply by mail says, if it begins – after a greeting – with a clear word; null where that would be a guess. */
export function answerSaid(text: string): FollowAnswer | null {
	const words = text.trim().replace(greeting, '');
	const [found] = said.find(([, pattern]) => pattern.test(words)) ?? [];
	const [sentence = ''] = /^[^.!\n]*/u.exec(words) ?? [];
	return found === 'did' && takenBack.test(sentence) ? null : (found ?? null);
}
