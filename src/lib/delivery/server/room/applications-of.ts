import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { lastSent, type SentApplication } from '#applications/server';
import type { Content } from '#applications';
import { findingCode, type SchoolFinding } from '../../adaptation.ts';
import { sees } from '../deliveries/reader.ts';
import type { OpenedDelivery } from './delivery-for.ts';

/** A delivery and the schools whose matters are seen there: what the others sent is not told. */
type Seen = Pick<OpenedDelivery, 'delivery' | 'schools'>;

type ApplicationRow = { id: string; reference: string; school_id: string; call_id: string };

/** The applications with which the schools of a delivery came: that of the training, or those of the network's members on its first day. */
async function applicationsOf(trx: Trx, { now }: Pick<Context, 'now'>, { delivery, schools }: Seen): Promise<ApplicationRow[]> {
	const day = delivery.first_on ?? dayOf(now);
	const { rows } = await sql<ApplicationRow>`
		select a.id, a.reference, a.school_id, a.call_id from applications.application a
		where a.id = (select t.application_id from scheduling.training t where t.id = ${delivery.training_id})
			or a.id in (select m.application_id from networks.membership m
				where m.network_id = ${delivery.network_id} and daterange(m.starts_on, m.ends_on, '[]') @> ${day}::date)
		order by a.reference`.execute(trx);
	return rows.filter(({ school_id }) => sees({ schools }, school_id));
}

/** What the schools of a delivery sent last, in the order of the references. */
export async function sentOf(trx: Trx, context: Pick<Context, 'now' | 'locale'>, seen: Seen): Promise<SentApplication[]> {
	const sent = [];
	for (const application of await applicationsOf(trx, context, seen)) sent.push(await lastSent(trx, context, application));
	return sent.flatMap((one) => one ?? []);
}

/** The findings of the schools' own evaluations, as the applications have them; each code once. */
export async function findingsOf(trx: Trx, context: Pick<Context, 'now'>, seen: Seen): Promise<SchoolFinding[]> {
	const ids = (await applicationsOf(trx, context, seen)).map(({ id }) => id);
	if (ids.length === 0) return [];
	const { rows } = await sql<{ content: Content }>`
		select distinct on (application_id) content from applications.submission where application_id = any(${ids}::uuid[])
		order by application_id, number desc`.execute(trx);
	const found = rows.flatMap(({ content }) => content.evidence.map(asFinding));
	return found.filter(({ code }, at) => found.findIndex((other) => other.code === code) === at);
}

const asFinding = ({ framework, indicator, level, evaluated_on, conclusion }: Content['evidence'][number]): SchoolFinding => ({
	code: findingCode({ framework, indicator }),
	framework,
	indicator,
	level,
	evaluated_on,
	conclusion
});
