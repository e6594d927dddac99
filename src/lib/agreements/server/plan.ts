import * as v from 'valibot';
import { addDays, dayOf, done, isDay, isId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { findOrganisations, organisationById } from '#people/server';
import { editionFor, type EditionRecord } from '#programmes/server';
import { signOrders, type PartyRole, type SignOrder } from '../state.ts';
import { TemplateSchema, unknownFields, type Template } from '../template.ts';
import { templateFor } from '../templates/index.ts';
import { hold } from './lock.ts';

/** How the agreements of an edition are made. */
export type Plan = {
	ministry_id: string;
	sign_order: SignOrder;
	sign_days: number;
	ends_on: Day;
	template: Template;
};
/** Whose signatures the terms of an edition ask for; nobody's where there is no agreement. */
export const partiesOf = ({ terms }: Pick<EditionRecord, 'terms'>): PartyRole[] => terms.agreement?.parties ?? [];

/** The plan of an edition as saved; before that as its terms suggest, if one ministry is known. */
export async function planOf(trx: Trx, edition: EditionRecord): Promise<{ plan: Plan; saved: boolean } | undefined> {
	const row = await trx.selectFrom('agreements.plan').selectAll().where('edition_id', '=', edition.id).executeTakeFirst();
	if (row) {
		const { ministry_id, sign_order, sign_days, ends_on, template } = row;
		return {
			plan: { ministry_id, sign_order: sign_order as SignOrder, sign_days, ends_on, template: v.parse(TemplateSchema, template) },
			saved: true
		};
	}
	const [ministry] = await ministries(trx);
	if (!ministry) return undefined;
	const template = templateFor(edition.terms.grouping.kind, partiesOf(edition));
	return { plan: { ministry_id: ministry.id, sign_order: 'parallel', sign_days: 21, ends_on: edition.ends_on, template }, saved: false };
}

/** Who can stand for the ministry: it itself, or a centre that it has authorised (e3). */
export const ministries = async (trx: Trx) => {
	const found = await findOrganisations(trx, { q: '', kinds: ['ministry', 'centre'], limit: 50 });
	return found.toSorted((one, other) => Number(other.kind === 'ministry') - Number(one.kind === 'ministry'));
};

export type SavePlan = {
	edition_id: string;
	ministry_id: string;
	sign_order: string;
	sign_days: string;
	ends_on: string;
	template?: unknown;
};
export type SavePlanRefusal = 'not_found' | 'no_agreement_in_terms' | 'plan_unreadable';

/** Says how the agreements of an edition are made: who stands for the ministry, in what order, until when, with which text. What was made before stays. */
export function savePlan(context: Context, input: SavePlan): Promise<Outcome<undefined, SavePlanRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await hold(trx, `edition ${input.edition_id}`);
		const edition = await editionFor(trx, context, input.edition_id);
		if (!edition) return refused('not_found');
		const standing = await planOf(trx, edition);
		if (partiesOf(edition).length === 0 || !standing) return refused('no_agreement_in_terms');
		const template = v.safeParse(TemplateSchema, input.template ?? standing.plan.template);
		const faults = await faultsIn(trx, context, input, template.success ? template.output : undefined);
		if (faults.length > 0 || !template.success) return refused('plan_unreadable', faults);

		const values = {
			ministry_id: input.ministry_id,
			sign_order: input.sign_order,
			sign_days: Number(input.sign_days),
			ends_on: input.ends_on,
			template: JSON.stringify(template.output),
			saved_at: context.now,
			saved_by: context.actor.id
		};
		await trx
			.insertInto('agreements.plan')
			.values({ edition_id: edition.id, ...values })
			.onConflict((conflict) => conflict.column('edition_id').doUpdateSet(values))
			.execute();
		await record(trx, context, {
			name: 'agreement.plan_saved',
			subject: { kind: 'edition', id: edition.id },
			particulars: { edition: edition.name, sign_order: input.sign_order, days: values.sign_days, until: input.ends_on }
		});
		return done();
	});
}

async function faultsIn(trx: Trx, { now }: Context, input: SavePlan, template: Template | undefined): Promise<Fault[]> {
	const ministry = isId(input.ministry_id) ? await organisationById(trx, input.ministry_id) : undefined;
	const days = /^\d{1,3}$/.test(input.sign_days.trim()) ? Number(input.sign_days) : 0;
	const unknown = template ? unknownFields(template) : [];
	return [
		...(ministry?.kind === 'ministry' || ministry?.kind === 'centre' ? [] : [{ field: 'ministry_id', key: 'agreement_fault_ministry' }]),
		...(signOrders.some((order) => order === input.sign_order) ? [] : [{ field: 'sign_order', key: 'agreement_fault_sign_order' }]),
		...(days >= 3 && days <= 120 ? [] : [{ field: 'sign_days', key: 'agreement_fault_sign_days' }]),
		...(isDay(input.ends_on) && input.ends_on > addDays(dayOf(now), 3) ? [] : [{ field: 'ends_on', key: 'agreement_fault_plan_ends_on' }]),
		...(template ? [] : [{ field: 'template', key: 'agreement_fault_template' }]),
		...(unknown.length > 0 ? [{ field: 'template', key: 'agreement_fault_merge_field', values: { fields: unknown.join(', ') } }] : [])
	];
}
