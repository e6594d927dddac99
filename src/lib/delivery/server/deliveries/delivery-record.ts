import { sql } from 'kysely';
import * as v from 'valibot';
import { isId, type Day, type Text } from '#platform';
import type { Trx } from '#platform/server';
import { TextSchema } from '#programmes';

export type DeliveryKind = 'training' | 'team_training' | 'meeting';

/** Something held for named people, with its edition and centre. Hours are quarters of an academic hour. */
export type Delivery = {
	id: string;
	reference: string;
	kind: DeliveryKind;
	edition_id: string;
	edition: string;
	programme: string;
	programme_name: Text;
	centre_id: string;
	training_id: string | null;
	network_id: string | null;
	school_id: string | null;
	/** Of whom it is: the school of a training, else null. */
	school: string | null;
	network: Text | null;
	title: Text;
	topic: string | null;
	place: string;
	lecturers_least: number;
	contact: number;
	consultation: number;
	revision: number;
	made_at: Date;
	cancelled_at: Date | null;
	cancelled_why: string | null;
	/** Of the half-days that stand; null while there are none. */
	first_on: Day | null;
	last_on: Day | null;
};

type Only = {
	ids?: readonly string[];
	edition_id?: string;
	network_id?: string;
	school_id?: string;
	lecturer_id?: string;
	person_id?: string;
};

/** Deliveries by their ids, of an edition, a network, a school, a lecturer or a participant (also one who has left), the earliest first. */
export async function deliveriesOf(trx: Trx, only: Only): Promise<Delivery[]> {
	const { rows } = await sql<Delivery>`
		select d.id, d.reference, d.kind, d.edition_id, edition.slug as edition, programme.slug as programme, programme.name as programme_name,
			programme.centre_id, d.training_id, d.network_id, d.school_id, school.name as school, network.name as network, d.title, d.topic, d.place,
			d.lecturers_least, d.contact, d.consultation, d.revision, d.made_at, d.cancelled_at, d.cancelled_why,
			days.first_on, days.last_on
		from delivery.delivery d
		join programmes.edition edition on edition.id = d.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join people.organisation school on school.id = d.school_id
		left join networks.network network on network.id = d.network_id
		left join lateral (
			select min(s.held_on) as first_on, max(s.held_on) as last_on from delivery.session s
			where s.delivery_id = d.id and s.cancelled_at is null
		) days on true
		where ${condition(only)}
		order by days.first_on nulls last, d.reference`.execute(trx);
	return rows.map((row) => ({
		...row,
		title: v.parse(TextSchema, row.title),
		programme_name: v.parse(TextSchema, row.programme_name),
		network: row.network && v.parse(TextSchema, row.network)
	}));
}

/** Whether it is of one school. What a network holds is of several, and none shows hers to the others. */
export const isOfOneSchool = ({ kind }: Pick<Delivery, 'kind'>): boolean => kind === 'training';

/** One delivery, whoever asks. */
export const deliveryById = async (trx: Trx, id: string): Promise<Delivery | undefined> =>
	isId(id) ? (await deliveriesOf(trx, { ids: [id] }))[0] : undefined;

/** The same, held until the transaction ends: whoever writes into a delivery takes turns. */
export async function lockDelivery(trx: Trx, id: string): Promise<Delivery | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx.selectFrom('delivery.delivery').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
	return row && deliveryById(trx, id);
}

function condition({ ids, edition_id, network_id, school_id, lecturer_id, person_id }: Only) {
	if (ids) return sql<boolean>`d.id = any(${[...ids]}::uuid[])`;
	if (edition_id !== undefined) return sql<boolean>`d.edition_id = ${edition_id}`;
	if (network_id !== undefined) return sql<boolean>`d.network_id = ${network_id}`;
	if (school_id !== undefined) return sql<boolean>`d.school_id = ${school_id}`;
	if (lecturer_id !== undefined)
		return sql<boolean>`exists (select from delivery.lecturer l where l.delivery_id = d.id and l.person_id = ${lecturer_id} and l.removed_at is null)`;
	return sql<boolean>`exists (select from delivery.participant p where p.delivery_id = d.id and p.person_id = ${person_id ?? null})`;
}
