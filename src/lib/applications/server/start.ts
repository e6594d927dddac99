import { sql } from 'kysely';
import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { holdersOf, personById } from '#people/server';
import { fieldsOf, isOpen } from '#programmes';
import { callById, redeemLateCode, rulesInForce, type CallRecord, type LateCodeRefusal } from '#programmes/server';
import { representsSchool, schoolById } from '#schools/server';
import { nextReference } from './references.ts';

export type StartInput = { call_id: string; school_id: string; late_code?: string };
export type StartRefusal =
	'not_found' | 'not_allowed' | 'begun_by_other' | 'call_not_open_yet' | 'call_closed' | 'school_closed' | LateCodeRefusal;
export type Started = { id: string; reference: string; existed: boolean };

/**
 * Starts the application of a school to a call: one for both, guarded by the database too, so that the second person
 * who starts is led to what the first one has begun. Whoever represents the school may start, also one who has only
 * claimed it so far (who sees only what they have begun themselves). What is known is not asked: the contact person is the one who starts, until somebody says otherwise.
 */
export function startApplication(context: Context, { call_id, school_id, late_code }: StartInput): Promise<Outcome<Started, StartRefusal>> {
	const { db, actor, now } = context;
	return db.transaction().execute(async (trx) => {
		const day = dayOf(now);
		const call = await callById(trx, call_id);
		const school = isId(school_id) ? await schoolById(trx, school_id, day) : undefined;
		if (!call || call.published_at === null || !school) return refused('not_found');
		const represents = await representsSchool(trx, actor, school.id, day);
		if (represents === 'no') return refused('not_allowed');
		await lockPlace(trx, call.id, school.id);
		const existing = await standing(trx, call.id, school.id);
		if (existing && represents === 'claimed' && existing.started_by !== actor.id) return refused('begun_by_other');
		if (existing) return done({ id: existing.id, reference: existing.reference, existed: true });

		const entry = await entryTo(trx, now, call, school.id, late_code);
		if (!entry.ok) return entry;
		if (school.closed_on !== null && school.closed_on <= day) return refused('school_closed');

		const id = newId();
		const reference = await nextReference(trx, now);
		const by = actor.id ?? (await anyRepresentative(trx, school.id, day));
		if (by === undefined) return refused('not_allowed');
		await trx
			.insertInto('applications.application')
			.values({
				id,
				reference,
				call_id: call.id,
				school_id: school.id,
				started_at: now,
				started_by: by,
				changed_at: now,
				changed_by: by,
				late_code_id: entry.value
			})
			.execute();
		await writeContact(trx, now, id, call.id, by);
		await record(trx, context, {
			name: 'application.started',
			subject: { kind: 'application', id },
			also: [
				{ kind: 'school', id: school.id },
				{ kind: 'call', id: call.id }
			],
			particulars: { reference, school: school.name, call: call.name }
		});
		return done({ id, reference, existed: false });
	});
}

/** Two persons of a school who start at once wait for each other, whichever process they come through. */
const lockPlace = (trx: Trx, callId: string, schoolId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`${callId} ${schoolId}`}, 5))`.execute(trx);

const standing = (trx: Trx, callId: string, schoolId: string) =>
	trx
		.selectFrom('applications.application')
		.where('call_id', '=', callId)
		.where('school_id', '=', schoolId)
		.where('state', '<>', 'withdrawn')
		.select(['id', 'reference', 'started_by'])
		.executeTakeFirst();

/** Into an open call everybody may go; into a closed one only a school with a code. */
async function entryTo(
	trx: Trx,
	now: Date,
	call: CallRecord,
	schoolId: string,
	code?: string
): Promise<Outcome<string | null, StartRefusal>> {
	if (isOpen(call, now)) return done(null);
	if (now < call.opens_at) return refused('call_not_open_yet');
	if (!code) return refused('call_closed');
	const entry = await redeemLateCode(trx, now, call.id, schoolId, code);
	return entry.ok ? done(entry.value.id) : entry;
}

/** Where the machine starts an application (an import, a story), it is the school's head who has started it. */
const anyRepresentative = async (trx: Trx, schoolId: string, day: string): Promise<string | undefined> =>
	(await holdersOf(trx, schoolId, ['school_head', 'school_coordinator'], day))[0]?.person_id;

/** Fields of the form that ask for the contact person, by the names that every blueprint gives them. */
async function writeContact(trx: Trx, now: Date, applicationId: string, callId: string, personId: string): Promise<void> {
	const person = await personById(trx, personId);
	const form = (await rulesInForce(trx, callId))?.form;
	if (!person || !form) return;
	const known: Record<string, string | null> = { contact_name: person.name, contact_email: person.email, contact_phone: person.phone };
	const answers = fieldsOf(form).flatMap(({ key }) => (known[key] ? [{ field: key, value: JSON.stringify(known[key]) }] : []));
	if (answers.length === 0) return;
	await trx
		.insertInto('applications.answer')
		.values(answers.map((answer) => ({ ...answer, application_id: applicationId, changed_by: personId, changed_at: now })))
		.execute();
}
