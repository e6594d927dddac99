import type { Text } from '#platform';
import type { Trx } from '#platform/server';
import type { CallRecord } from '#programmes/server';
import type { CentreApplication } from './centre-call.ts';

/** An application that has to do with this one, and why the officer is told. */
export type Related = {
	id: string;
	reference: string;
	school: string;
	call: Text;
	call_slug: string;
	programme_slug: string;
	outcome: 'yes' | 'review' | 'no';
	sent_at: Date;
} & ({ because: 'same_people'; people: string[] } | { because: 'same_school' });

/** Applications of the same call that name the same people, and what the same school sent to the centre's other calls. */
export async function relatedTo(trx: Trx, application: Pick<CentreApplication, 'id' | 'school_id'>, call: CallRecord): Promise<Related[]> {
	const shared = await withSamePeople(trx, application.id, call.id);
	return [...shared, ...(await ofSameSchool(trx, application, call))];
}

async function withSamePeople(trx: Trx, applicationId: string, callId: string): Promise<Related[]> {
	const rows = await sentTo(trx)
		.innerJoin('applications.team_member as theirs', 'theirs.application_id', 'other.id')
		.innerJoin('applications.team_member as ours', (join) =>
			join
				.on('ours.application_id', '=', applicationId)
				.on((on) => on.or([on('ours.person_id', '=', on.ref('theirs.person_id')), on('ours.email', '=', on.ref('theirs.email'))]))
		)
		.select('theirs.name as person')
		.where('other.call_id', '=', callId)
		.where('other.id', '<>', applicationId)
		.where('other.state', '<>', 'withdrawn')
		.orderBy('other.reference')
		.orderBy('theirs.name')
		.execute();
	const found = new Map<string, Related & { because: 'same_people' }>();
	for (const { person, ...row } of rows) {
		const known = found.get(row.id);
		if (known) known.people.push(person);
		else found.set(row.id, { ...asRelated(row), because: 'same_people', people: [person] });
	}
	return [...found.values()];
}

async function ofSameSchool(
	trx: Trx,
	{ id, school_id }: Pick<CentreApplication, 'id' | 'school_id'>,
	{ programme }: CallRecord
): Promise<Related[]> {
	const rows = await sentTo(trx)
		.where('other.school_id', '=', school_id)
		.where('other.id', '<>', id)
		.where('programme.centre_id', '=', programme.centre_id)
		.orderBy('other.sent_at', 'desc')
		.limit(10)
		.execute();
	return rows.map((row) => ({ ...asRelated(row), because: 'same_school' }));
}

const sentTo = (trx: Trx) =>
	trx
		.selectFrom('applications.application as other')
		.innerJoin('programmes.call as call', 'call.id', 'other.call_id')
		.innerJoin('programmes.edition as edition', 'edition.id', 'call.edition_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.where('other.submission_id', 'is not', null)
		.select([
			'other.id',
			'other.reference',
			'other.school_name as school',
			'call.name as call',
			'call.slug as call_slug',
			'programme.slug as programme_slug',
			'other.outcome',
			'other.sent_at'
		]);

type Row = Awaited<ReturnType<ReturnType<typeof sentTo>['executeTakeFirstOrThrow']>>;

const asRelated = ({ call, school, outcome, sent_at, ...row }: Row): Omit<Related & { because: 'same_school' }, 'because'> => ({
	...row,
	school: school ?? '',
	call: call as unknown as Text,
	outcome: outcome as Related['outcome'],
	sent_at: sent_at as Date
});
