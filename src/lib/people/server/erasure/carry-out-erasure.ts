import { addDays, dayOf, done, erasedName, refused, type Outcome } from '#platform';
import { record, through, writeMail, type Context, type Trx } from '#platform/server';
import { keptParts } from '../../erasure.ts';
import type { Organisation, Role } from '../../role.ts';
import { closeRole } from '../end-role.ts';
import { erasedLetter } from '../mails/erasure.ts';
import { isOperator } from '../roles.ts';
import type { Counts, Duty, Eraser } from './eraser.ts';
import type { AnswerErasureRefusal } from './refuse-erasure.ts';
import { isOpen, lockPerson, lockRequest, type Person } from './requests.ts';

/** What `people.erased` letters keep of an address until they have left. */
export const farewell = 'people.erased';

/**
 * Erases the person of a request, at once and for good: roles end, nobody can sign in as them, what is personal and no evidence goes, and
 * wherever they are named by a link stands a tombstone. What stays as evidence, and until when, the last letter tells them. Refused
 * for one's own request, and while something hangs on them alone: that is handed over first (G-01 … G-10).
 */
export function carryOutErasure(
	context: Context,
	{ erasure_id }: { erasure_id: string },
	erasers: readonly Eraser[]
): Promise<Outcome<undefined, AnswerErasureRefusal | 'duties_left'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const request = await lockRequest(trx, erasure_id);
		if (!request) return refused('unknown_erasure');
		if (request.person_id === context.actor.id) return refused('own_request');
		const person = isOpen(request) ? await lockPerson(trx, request.person_id) : undefined;
		if (!person) return refused('erasure_answered');
		if ((await dutiesOf(trx, erasers, person.id, context.now)).length > 0) return refused('duties_left');
		const counts = await countsOf(trx, erasers, person.id);

		await makeTombstone(trx, context, person);
		await through(trx, 'erasure', async () => {
			for (const { erase } of erasers) await erase(trx, person, context.now);
		});
		await trx
			.updateTable('people.erasure')
			.set({ answered_at: context.now, answered_by: context.actor.id, outcome: 'erased' })
			.where('id', '=', request.id)
			.execute();
		if (person.email) {
			const letter = erasedLetter[person.locale]({ kept: keptParts.filter((part) => (counts[part] ?? 0) > 0) });
			await writeMail(trx, context.now, farewell, { email: person.email, locale: person.locale, person_id: null }, letter);
		}
		await record(trx, context, { name: 'person.erased', subject: { kind: 'person', id: person.id } });
		return done();
	});
}

/** The row of the person stays, so that what points to it goes on to point to somebody: without name, address, number, persona and roles. */
async function makeTombstone(trx: Trx, context: Context, { id }: Person): Promise<void> {
	const roles = await trx
		.selectFrom('people.role as role')
		.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
		.select(['role.id', 'role.kind', 'role.person_id', 'role.organisation_id', 'role.starts_on', 'role.ends_on'])
		.select(['organisation.kind as organisation_kind', 'organisation.name as organisation'])
		.where('role.person_id', '=', id)
		.where('role.annulled_at', 'is', null)
		.where((eb) => eb.or([eb('role.ends_on', 'is', null), eb('role.ends_on', '>=', dayOf(context.now))]))
		.execute();
	for (const { organisation_kind, organisation: name, ...role } of roles) {
		const organisation = { id: role.organisation_id, kind: organisation_kind, name } as Organisation;
		await closeRole(trx, context, { role: role as Role & { person_id: string }, organisation, lastDay: addDays(dayOf(context.now), -1) });
	}
	await trx
		.updateTable('people.person')
		.set({ name: erasedName, email: null, phone: null, persona: null, erased_at: context.now })
		.where('id', '=', id)
		.execute();
}

/** What hangs on this person alone, of all slices. */
export async function dutiesOf(trx: Trx, erasers: readonly Eraser[], personId: string, now: Date): Promise<Duty[]> {
	const found: Duty[] = [];
	await through(trx, 'erasure', async () => {
		for (const { duties } of erasers) found.push(...((await duties?.(trx, personId, now)) ?? []));
	});
	return found;
}

/** What would go and what would stay, of all slices. */
export async function countsOf(trx: Trx, erasers: readonly Eraser[], personId: string): Promise<Counts> {
	const sums: Counts = {};
	await through(trx, 'erasure', async () => {
		for (const { counts } of erasers)
			for (const [part, count] of Object.entries(await counts(trx, personId)) as [keyof Counts, number][])
				sums[part] = (sums[part] ?? 0) + count;
	});
	return sums;
}
