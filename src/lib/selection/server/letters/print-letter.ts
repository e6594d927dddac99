import { dayInWords, dayOf, inLocale, type Locale } from '#platform';
import { renderPdf, type Trx } from '#platform/server';
import { organisationById, personById, siteAddress } from '#people/server';
import { callById, type CallRecord } from '#programmes/server';
import { schoolById } from '#schools/server';
import { lineOf, placedIn } from '../../act-result.ts';
import { scoreInWords } from '../../score-words.ts';
import { mostOf, type DecisionOutcome } from '../../scheme.ts';
import { actById, type Act } from '../act.ts';
import { letterWords } from '../papers/letter-words.ts';

type Row = {
	number: string;
	locale: Locale;
	subject: string;
	body: string;
	written_at: Date;
	sent_at: Date | null;
	sent_by: string | null;
	application_id: string;
	reference: string;
	school_id: string;
	school: string | null;
	outcome: DecisionOutcome;
	reserve_place: number | null;
	act_id: string | null;
	call_id: string;
};

/**
 * A decision letter (e4) as a tagged PDF: recipient, day and number, the words of the letter, and on what it rests – the
 * score for each criterion, rank and line. The same letter is the same document, byte for byte. An act never changes: whoever
 * prints many letters keeps those that were read.
 */
export async function printLetter(trx: Trx, letterId: string, acts = new Map<string, Act>()): Promise<Uint8Array> {
	const row = await letterRow(trx, letterId);
	const act = row.act_id ? (acts.get(row.act_id) ?? (await actById(trx, row.act_id))) : undefined;
	if (act) acts.set(act.id, act);
	const call = await callById(trx, row.call_id);
	if (!act || !call) throw new Error('a letter tells a decision that was applied');
	const { locale } = row;
	const words = letterWords[locale];
	const day = row.sent_at ?? row.written_at;
	const centre = (await organisationById(trx, call.programme.centre_id))?.name ?? '';
	const by = row.sent_by ? ((await personById(trx, row.sent_by))?.name ?? '') : call.contact.name;
	const school = await schoolById(trx, row.school_id, dayOf(day));
	const data = {
		title: row.subject,
		footer: `${row.reference}. ${words.number(row.number)}`,
		author: centre,
		institution: { name: centre, lines: [[call.contact.name, call.contact.email, call.contact.phone].filter(Boolean).join(', ')] },
		to: { label: words.to, lines: [row.school ?? '', school?.address ?? ''].filter(Boolean) },
		date: dayInWords(dayOf(day), locale),
		number: words.number(row.number),
		paragraphs: row.body.split(/\n{2,}/),
		signature: [by, centre],
		ground: groundOf(row, act, call, locale)
	};
	return renderPdf('decision-letter', data, { locale, at: day });
}

function groundOf(row: Row, act: Act, call: CallRecord, locale: Locale) {
	const words = letterWords[locale];
	const placed = placedIn(act.result, row.application_id);
	const line = lineOf(act.result);
	const name = act.inputs.applications.find(({ id }) => id === row.application_id)?.name ?? '';
	const told = row.outcome === 'reserve' && row.reserve_place !== null ? words.reserve(row.reserve_place) : words.outcomes[row.outcome];
	const facts: [string, string][] = [
		[words.decision, told],
		...(placed
			? ([
					[words.score, scoreInWords(placed, locale)],
					[words.rank, words.of(placed.rank, act.result.ranking.length)]
				] as [string, string][])
			: []),
		...(line ? ([[words.line, scoreInWords(line, locale)]] as [string, string][]) : []),
		[words.lot_name, name],
		[words.act, words.act_is(act.number, dayInWords(dayOf(act.applied_at), locale), act.basis)]
	];
	const own = act.inputs.votes.filter(({ application }) => application === row.application_id);
	return {
		title: words.ground,
		facts: { columns: words.columns, rows: facts.map(([name, value]) => ({ name, value })) },
		...(own.length > 0 && { scores: { columns: words.scores, rows: scoresIn(act, own, locale) } }),
		lines: [...(own.length > 0 ? [words.score_note] : []), words.check(siteAddress(`/calls/${call.slug}/results`, locale))]
	};
}

const scoresIn = ({ scheme }: Act, votes: Act['inputs']['votes'], locale: Locale): string[][] =>
	scheme.criteria.map((criterion) => [
		inLocale(criterion.name, locale),
		criterion.counted ? String(criterion.weight) : letterWords[locale].not_counted,
		scoreInWords({ points: votes.reduce((sum, { points }) => sum + (points[criterion.key] ?? 0), 0), out_of: votes.length }, locale),
		String(mostOf(criterion))
	]);

async function letterRow(trx: Trx, id: string): Promise<Row> {
	const row = await trx
		.selectFrom('selection.letter as letter')
		.innerJoin('selection.decision as decision', 'decision.id', 'letter.decision_id')
		.innerJoin('applications.application as application', 'application.id', 'decision.application_id')
		.select(['letter.number', 'letter.locale', 'letter.subject', 'letter.body', 'letter.written_at', 'letter.sent_at', 'letter.sent_by'])
		.select(['decision.application_id', 'decision.outcome', 'decision.reserve_place', 'decision.act_id'])
		.select(['application.reference', 'application.school_id', 'application.school_name as school', 'application.call_id'])
		.where('letter.id', '=', id)
		.executeTakeFirstOrThrow();
	return { ...row, locale: row.locale as Locale, outcome: row.outcome as DecisionOutcome };
}
