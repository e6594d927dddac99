import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { personsById } from '#people/server';
import type { SentApplication } from '#applications/server';
import type { SchoolFinding } from '../../adaptation.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf } from '../deliveries/parts.ts';
import type { DeliveryReader } from '../deliveries/reader.ts';
import { adaptationsOf } from '../programme/rows.ts';
import { findingsOf, sentOf } from '../room/applications-of.ts';
import { deliveryFor } from '../room/delivery-for.ts';
import { documentsOf, type SharedDocument } from './read-documents.ts';

/** Somebody who leads the delivery, and the blocks that they lead alone; none named: all together. */
export type Partner = { person_id: string; name: string; email: string | null; mine: boolean; blocks: string[] };
export type SchoolForLecturers = {
	delivery: Delivery;
	as: DeliveryReader;
	/** What the schools sent last. Answers that the form calls confidential are left out by `withoutConfidential`. */
	sent: SentApplication[];
	findings: SchoolFinding[];
	documents: SharedDocument[];
	partners: Partner[];
};

/**
 * The school as those who lead its training get to know it before the first day: its application, findings, documents, and each other's part.
 * The schools of a network's: for its coordinators, experts and officers; whoever was merely asked to lead reads none of them.
 */
export function readSchoolForLecturers(context: Context, id: string): Promise<Outcome<SchoolForLecturers, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['officer', 'lecturer']);
		if (!found.ok) return found;
		const { delivery, as, schools } = found.value;
		if (schools !== 'all') return refused('not_found');
		const leading = await lecturersOf(trx, delivery.id);
		const persons = await personsById(
			trx,
			leading.map(({ person_id }) => person_id)
		);
		const [programme] = await adaptationsOf(trx, delivery.id);
		return done({
			delivery,
			as,
			sent: (await sentOf(trx, context, found.value)).map(withoutConfidential),
			findings: await findingsOf(trx, context, found.value),
			documents: as === 'lecturer' ? await documentsOf(trx, delivery.id) : [],
			partners: leading.map(({ person_id, name }) => ({
				person_id,
				name,
				email: persons.get(person_id)?.email ?? null,
				mine: person_id === context.actor.id,
				blocks: (programme?.blocks ?? []).filter(({ led_by }) => led_by.includes(person_id)).map(({ title }) => title)
			}))
		});
	});
}

/** An application without what its school says to the centre alone: confidential answers, reasons about people, the municipality's remark. */
function withoutConfidential(sent: SentApplication): SentApplication {
	const { sending } = sent;
	const { content, rules } = sending;
	const sections = rules.form.sections
		.filter(({ kind }) => kind !== 'endorsement')
		.map((section) => ({ ...section, fields: section.fields.filter(({ confidential }) => !confidential) }));
	const open = new Set(sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
	return {
		...sent,
		sending: {
			...sending,
			rules: { ...rules, form: { ...rules.form, sections } },
			content: {
				...content,
				answers: Object.fromEntries(Object.entries(content.answers).filter(([key]) => open.has(key))),
				team: content.team.map((member) => ({ ...member, email: null, category_reason: '' })),
				endorsement: null
			}
		}
	};
}
