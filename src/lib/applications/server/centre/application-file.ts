import { done, type Outcome } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { personsById } from '#people/server';
import type { Answers, Names, Terms, Verdict } from '#programmes';
import type { CallRecord } from '#programmes/server';
import type { Content } from '../../content.ts';
import { openReturn, type OpenReturn } from '../returns.ts';
import { sendingOf, sendingsOf, surroundings, type Sending, type SendingRow } from '../sent-application.ts';
import { sameAnswer } from '../../written.ts';
import { findForCentre, type CentreApplication, type CentreRefusal } from './centre-call.ts';
import { messagesOf, type Message } from './messages.ts';
import { relatedTo, type Related } from './related.ts';

export type Override = { rule_id: string; reason: string; by: string; at: Date };
export type TimelineEntry = Pick<Told, 'name' | 'happened_at' | 'particulars'> & { by: string | null };

/** All that the centre knows of one application. */
export type ApplicationFile = {
	application: CentreApplication;
	call: CallRecord;
	/** The sending that is looked at: the last, or an earlier one that was asked for. */
	sending: Sending;
	sendings: { number: number; sent_at: Date; outcome: Verdict['outcome'] }[];
	/** What differs from the sending before: keys of fields, and `team`, `evidence`, `endorsement`. */
	changed: string[];
	overrides: Override[];
	returned: OpenReturn | null;
	messages: Message[];
	timeline: TimelineEntry[];
	related: Related[];
	/** Which officers have looked at the last sending. */
	seen: { name: string; at: Date }[];
	terms: Terms;
	names: Names;
};

/** One application for an officer of its centre: as it was sent, as it was judged, and all that has happened to it. */
export function applicationFile(context: Context, id: string, number?: number): Promise<Outcome<ApplicationFile, CentreRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await findForCentre(trx, context, id);
		if (!found.ok) return found;
		const { application, call } = found.value;
		const rows = await sendingsOf(trx, application.id);
		const shown = rows.find((row) => row.number === number) ?? (rows[0] as SendingRow);
		const overrides = await overridesOf(trx, shown.id);
		const sending = await sendingOf(trx, shown, Object.fromEntries(overrides.map(({ rule_id, reason }) => [rule_id, { reason }])));
		const before = rows.find((row) => row.number === shown.number - 1)?.content as unknown as Content | undefined;
		return done({
			application,
			call,
			sending,
			sendings: rows.map(({ number, sent_at, outcome }) => ({ number, sent_at, outcome: outcome as Verdict['outcome'] })),
			changed: before ? differences(before, sending.content) : [],
			overrides,
			returned: (await openReturn(trx, application.id)) ?? null,
			messages: await messagesOf(trx, application.id),
			timeline: await timeline(trx, application.id),
			related: await relatedTo(trx, application, call),
			seen: await seenBy(trx, application),
			...(await surroundings(trx, context, call, sending.rules))
		});
	});
}

async function overridesOf(trx: Trx, submissionId: string): Promise<Override[]> {
	const rows = await trx
		.selectFrom('applications.override as override')
		.innerJoin('people.person as person', 'person.id', 'override.given_by')
		.select(['criterion as rule_id', 'reason', 'person.name as by', 'given_at as at'])
		.where('submission_id', '=', submissionId)
		.where('taken_back_at', 'is', null)
		.execute();
	return rows;
}

/** What has happened, newest first. What was written field by field is the school's own history. */
async function timeline(trx: Trx, applicationId: string): Promise<TimelineEntry[]> {
	const told = await timelineOf(trx, applicationId);
	const persons = await personsById(
		trx,
		told.flatMap(({ actor_id }) => actor_id ?? [])
	);
	return told
		.filter(({ name }) => !inner.has(name))
		.map(({ name, happened_at, particulars, actor_id }) => ({
			name,
			happened_at,
			particulars,
			by: (actor_id && persons.get(actor_id)?.name) ?? null
		}));
}

/** What the people of a school do among themselves while they write is not told to the centre. */
const inner = new Set([
	'application.shared',
	'application.unshared',
	'application.sign_off_asked',
	'application.answers_carried_over',
	'application.member_added',
	'application.member_changed',
	'application.member_removed',
	'application.evidence_added',
	'application.evidence_changed',
	'application.evidence_removed'
]);

const seenBy = (trx: Trx, { id, submission_id }: CentreApplication): Promise<{ name: string; at: Date }[]> =>
	trx
		.selectFrom('applications.seen as seen')
		.innerJoin('people.person as person', 'person.id', 'seen.person_id')
		.select(['person.name', 'seen.seen_at as at'])
		.where('seen.application_id', '=', id)
		.where('seen.submission_id', '=', submission_id)
		.orderBy('seen.seen_at')
		.execute();

function differences(before: Content, now: Content): string[] {
	const fields = new Set([...Object.keys(before.answers), ...Object.keys(now.answers)]);
	const answered = (answers: Answers, field: string) => answers[field] ?? null;
	return [
		...[...fields].filter((field) => !sameAnswer(answered(before.answers, field), answered(now.answers, field))),
		...(['team', 'evidence', 'endorsement'] as const).filter((part) => !sameAnswer(before[part], now[part]))
	];
}
