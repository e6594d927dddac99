import { dayOf, done, isId, line, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Organisation } from '#people';
import { organisationById } from '#people/server';
import { schoolById } from '#schools/server';
import { keepsRights, recordedRights, rightsOn, type Right } from './rights.ts';

export type Particulars = { legal_code: string; address: string };

/** Code and address as they stand at the head of an agreement (D-06): of a school from the register, of others as they wrote them. */
export async function particularsOf(trx: Trx, { id, kind }: Organisation, now: Date): Promise<Particulars | undefined> {
	if (kind === 'school') {
		const school = await schoolById(trx, id, dayOf(now));
		return school && { legal_code: school.legal_code, address: [school.address, school.municipality].filter(Boolean).join(', ') };
	}
	return trx.selectFrom('agreements.particulars').select(['legal_code', 'address']).where('organisation_id', '=', id).executeTakeFirst();
}

export type SaveParticularsRefusal = 'not_found' | 'particulars_unreadable';

/** Writes an organisation's code and address for the head of its agreements; agreements that are made already stay as they are. */
export function saveParticulars(
	context: Context,
	input: Particulars & { organisation_id: string }
): Promise<Outcome<undefined, SaveParticularsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const organisation = isId(input.organisation_id) ? await organisationById(trx, input.organisation_id) : undefined;
		if (!organisation || organisation.kind === 'school' || !(await keepsRights(trx, context, organisation))) return refused('not_found');
		const [legal_code, address] = [input.legal_code.replace(/\D/g, ''), line(input.address)];
		const faults: Fault[] = [
			...(/^\d{7,9}$/.test(legal_code) ? [] : [{ field: 'legal_code', key: 'agreement_fault_legal_code' }]),
			...(address.length >= 3 && address.length <= 300 ? [] : [{ field: 'address', key: 'agreement_fault_address' }])
		];
		if (faults.length > 0) return refused('particulars_unreadable', faults);

		const values = { legal_code, address, changed_at: context.now, changed_by: context.actor.id };
		await trx
			.insertInto('agreements.particulars')
			.values({ organisation_id: organisation.id, ...values })
			.onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
			.execute();
		await record(trx, context, {
			name: 'organisation.particulars_saved',
			subject: { kind: 'organisation', id: organisation.id },
			particulars: { organisation: organisation.name, legal_code, address }
		});
		return done();
	});
}

/** An organisation as a party: what stands at its head and who may sign for it, today and over time. */
export type SigningDesk = {
	organisation: Organisation;
	particulars: Particulars | null;
	today: Right[];
	recorded: (Omit<Right, 'role_id'> & { given_at: Date })[];
};

/** For whoever keeps the organisation's rights to sign; to all others there is no such page. */
export function readSigningDesk(context: Context, organisationId: string): Promise<Outcome<SigningDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const organisation = isId(organisationId) ? await organisationById(trx, organisationId) : undefined;
		if (!organisation || !(await keepsRights(trx, context, organisation))) return refused('not_found');
		return done({
			organisation,
			particulars: (await particularsOf(trx, organisation, context.now)) ?? null,
			today: await rightsOn(trx, organisation.id, dayOf(context.now)),
			recorded: await recordedRights(trx, organisation.id)
		});
	});
}
