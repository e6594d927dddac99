import { done, inLocale, instantInWords, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { fieldsOf } from '#programmes';
import type { Remark } from '../returns.ts';
import { rulesOf } from '../rules.ts';
import { pathOf, tell } from '../tell.ts';
import { returned } from '../mails/returned.ts';
import { lockForCentre, type CentreApplication, type CentreRefusal, type ForCentre } from './centre-call.ts';
import { dueFaults, readDue, type WrittenDue } from './due.ts';
import { schoolSide } from './sides.ts';

export type ReturnInput = WrittenDue & { application_id: string; remarks: Remark[] };
export type ReturnRefusal = CentreRefusal | 'not_submitted' | 'return_incomplete';

const longest = 2000;

/**
 * Sends an application back to its school with remarks on fields or sections and a day until which they wait (capability
 * 17). What was sent and judged stays; the school's next sending is judged anew. Refused without a remark or a day to come.
 */
export function returnApplication(context: Context, input: ReturnInput): Promise<Outcome<{ due_at: Date }, ReturnRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const locked = await lockForCentre(trx, context, input.application_id);
		if (!locked.ok) return locked;
		const { application, call, officer } = locked.value;
		if (application.state !== 'submitted') return refused('not_submitted');

		const asked = await fieldsAskedOf(trx, application);
		const remarks = input.remarks.map(({ field, text }) => ({ field, text: prose(text) })).filter(({ text }) => text !== '');
		const due_at = readDue(input);
		const faults = [...faultsIn(remarks, asked), ...dueFaults(due_at, context.now)];
		if (faults.length > 0 || due_at === null) return refused('return_incomplete', faults);

		await trx
			.insertInto('applications.return')
			.values({
				id: newId(),
				application_id: application.id,
				returned_at: context.now,
				returned_by: officer,
				due_at,
				remarks: JSON.stringify(remarks)
			})
			.execute();
		await trx.updateTable('applications.application').set({ state: 'returned' }).where('id', '=', application.id).execute();
		await record(trx, context, {
			name: 'application.returned',
			subject: { kind: 'application', id: application.id },
			also: [
				{ kind: 'school', id: application.school_id },
				{ kind: 'call', id: call.id }
			],
			particulars: {
				reference: application.reference,
				school: application.school_name,
				count: remarks.length,
				due_at: due_at.toISOString()
			}
		});
		await tellSchool(trx, context, locked.value, due_at, remarks.length);
		return done({ due_at });
	});
}

async function fieldsAskedOf(trx: Trx, { submission_id }: CentreApplication): Promise<Set<string>> {
	const { rules_id } = await trx
		.selectFrom('applications.submission')
		.select('rules_id')
		.where('id', '=', submission_id)
		.executeTakeFirstOrThrow();
	const { form } = await rulesOf(trx, { rules_id });
	return new Set([...form.sections.map(({ key }) => key), ...fieldsOf(form).map(({ key }) => key)]);
}

function faultsIn(remarks: Remark[], asked: Set<string>): Fault[] {
	if (remarks.length === 0) return [{ field: 'remarks', key: 'application_centre_fault_no_remark' }];
	return remarks.flatMap(({ field, text }) => [
		...(asked.has(field) ? [] : [{ field: 'remarks', key: 'application_centre_fault_unknown_field' }]),
		...([...text].length > longest
			? [{ field: `remark_${field}`, key: 'application_centre_fault_remark_too_long', values: { most: longest } }]
			: [])
	]);
}

async function tellSchool(trx: Trx, context: Context, { application, call }: ForCentre, due: Date, count: number): Promise<void> {
	const persons = await schoolSide(trx, context, application);
	await tell(
		trx,
		context,
		persons,
		`application.returned:${application.id}:${context.now.toISOString()}`,
		'application-returned',
		(locale) =>
			returned[locale]({
				reference: application.reference,
				call: inLocale(call.name, locale),
				until: instantInWords(due, locale),
				count,
				contact: call.contact,
				address: siteAddress(pathOf(application), locale)
			})
	);
}
