import { createHash } from 'node:crypto';
import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { withOverrides, type Facts, type Names, type Terms, type Verdict } from '#programmes';
import { callById, namesFor, type CallRecord, type Rules } from '#programmes/server';
import type { Content } from '../content.ts';
import { accessTo } from './access.ts';
import { rulesOf } from './rules.ts';

/** One sending of an application: what was sent, by which rules it was judged, and what they found. */
export type Sending = {
	id: string;
	number: number;
	sent_at: Date;
	sent_by: string;
	late: boolean;
	content: Content;
	facts: Facts;
	/** As it is in force: with the flags that were let pass. */
	verdict: Verdict;
	rules: Rules;
};
export type SentApplication = {
	application: { id: string; reference: string; school_id: string };
	call: CallRecord;
	sending: Sending;
	terms: Terms;
	names: Names;
};

/** What the school has sent last, for its own people: to read, to print, to keep. */
export function sentApplication(context: Context, id: string): Promise<Outcome<SentApplication, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(id) ? await accessTo(trx, context, id) : undefined;
		const sent = access && (await lastSent(trx, context, access));
		return sent ? done(sent) : refused('not_found');
	});
}

/** What was sent last of an application, whoever asks: slices above decide themselves who may read it. */
export async function lastSent(
	trx: Trx,
	context: Pick<Context, 'locale'>,
	{ id, reference, school_id, call_id }: { id: string; reference: string; school_id: string; call_id: string }
): Promise<SentApplication | undefined> {
	const [row] = await sendingsOf(trx, id);
	const call = await callById(trx, call_id);
	if (!row || !call) return undefined;
	const sending = await sendingOf(trx, row, await standingReasons(trx, row.id));
	return { application: { id, reference, school_id }, call, sending, ...(await surroundings(trx, context, call, sending.rules)) };
}

/** The words and terms that a sending is told with. */
export const surroundings = async (
	trx: Trx,
	{ locale }: Pick<Context, 'locale'>,
	call: CallRecord,
	rules: Rules
): Promise<{ terms: Terms; names: Names }> => ({
	terms: { categories_on: call.categories_on, pupils_as_of: call.pupils_as_of, topics: rules.topics },
	names: await namesFor(trx, locale, rules.form)
});

/** Every sending of an application, the last first. */
export const sendingsOf = (trx: Trx, applicationId: string) =>
	trx
		.selectFrom('applications.submission as submission')
		.innerJoin('people.person as person', 'person.id', 'submission.sent_by')
		.select(['submission.id', 'number', 'sent_at', 'person.name as sent_by', 'late', 'rules_id', 'content', 'facts', 'verdict', 'outcome'])
		.where('application_id', '=', applicationId)
		.orderBy('number', 'desc')
		.execute();
export type SendingRow = Awaited<ReturnType<typeof sendingsOf>>[number];

export async function sendingOf(
	trx: Trx,
	{ id, number, sent_at, sent_by, late, rules_id, content, facts, verdict }: SendingRow,
	reasons: Record<string, { reason: string }>
): Promise<Sending> {
	return {
		id,
		number,
		sent_at,
		sent_by,
		late,
		content: content as unknown as Content,
		facts: facts as unknown as Facts,
		verdict: withOverrides(verdict as unknown as Verdict, reasons),
		rules: await rulesOf(trx, { rules_id })
	};
}

/** The reasons with which flags of a sending are let pass, by the name of the rule. */
export async function standingReasons(trx: Trx, submissionId: string): Promise<Record<string, { reason: string }>> {
	const rows = await trx
		.selectFrom('applications.override')
		.select(['criterion', 'reason'])
		.where('submission_id', '=', submissionId)
		.where('taken_back_at', 'is', null)
		.execute();
	return Object.fromEntries(rows.map(({ criterion, reason }) => [criterion, { reason }]));
}

/** The mark of a sending: whoever has the document can compare it with what is kept. */
export const markOf = ({ content, facts }: Pick<Sending, 'content' | 'facts'>): string =>
	createHash('sha256')
		.update(JSON.stringify([content, facts]))
		.digest('hex');
