import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '#platform/server';
import { countiesOf } from '#schools/server';
import type { HarvestRecord, HarvestSet } from '../../harvest/answer.ts';

export type Wanted = { from?: Date; before?: Date; set?: string; after?: { at: Date; id: string }; practice_id?: string; limit: number };

/** Every example that was ever public, once: as it stands, or that it is withdrawn. */
const everPublic = sql`
	select distinct on (p.practice_id) p.practice_id, date_trunc('second', coalesce(p.withdrawn_at, p.published_at)) as changed_at, p.withdrawn_at is not null as withdrawn,
		coalesce(v.content #>> '{texts,group,text}', '') as "group", v.facts -> 'group_name' as group_name, v.facts ->> 'county' as county, p.slug,
		coalesce(v.content #>> '{texts,title,text}', '') as title, coalesce(v.content #>> '{texts,problem,text}', '') as problem,
		coalesce(v.content #>> '{texts,keywords,text}', '') as keywords, v.facts ->> 'school' as school, v.facts ->> 'municipality' as municipality,
		array(select jsonb_array_elements_text(p.authors -> 'names')) as names, p.licence,
		(select min(f.published_at) from practices.publication f where f.practice_id = p.practice_id) as first_at
	from practices.publication p join practices.version v on v.practice_id = p.practice_id and v.number = p.number
	where p.superseded_at is null
	order by p.practice_id, p.withdrawn_at is null desc, p.published_at desc`;

/** Records that changed in a time, of a set, in the order of their change; those after a given one. `total` is told of the whole list. */
export async function harvestRecords(trx: Trx, wanted: Wanted): Promise<{ records: HarvestRecord[]; total: number }> {
	const { from, before, set, after, practice_id, limit } = wanted;
	const conditions = [
		...(from ? [sql`changed_at >= ${from}`] : []),
		...(before ? [sql`changed_at < ${before}`] : []),
		...(set === undefined ? [] : [inSet(set)]),
		...(practice_id === undefined ? [] : [sql`practice_id = ${practice_id}`])
	];
	const all = sql.join([sql`true`, ...conditions], sql` and `);
	const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total from (${everPublic}) r where ${all}`.execute(trx);
	const { rows } = await sql<HarvestRecord>`
		select * from (${everPublic}) r where ${all} ${after ? sql`and (changed_at, practice_id) > (${after.at}, ${after.id}::uuid)` : sql``}
		order by changed_at, practice_id limit ${limit}`.execute(trx);
	return { records: rows, total: counted[0]?.total ?? 0 };
}

function inSet(set: string): RawBuilder<unknown> {
	const [kind, code] = set.split(':');
	if (code === undefined) return kind === 'group' || kind === 'county' ? sql`true` : sql`false`;
	return kind === 'group' ? sql`"group" = ${code}` : kind === 'county' ? sql`county = ${code}` : sql`false`;
}

/** The sets of what was ever public: by the group of problems and by county. */
export async function harvestSets(trx: Trx): Promise<HarvestSet[]> {
	const counties = new Map((await countiesOf(trx)).map(({ code, name }) => [`county:${code}`, name]));
	const { rows } = await sql<HarvestSet>`
		select distinct on (spec) spec, name from (${everPublic}) r cross join lateral (values
			('group', 'Problemų grupės'), ('group:' || "group", coalesce(group_name ->> 'lt', "group")),
			('county', 'Apskritys'), ('county:' || county, county)) one (spec, name)
		where spec ~ '^(group|county)(:[\\w\\-.!~*''()]+)?$' order by spec, name`.execute(trx);
	return rows.map(({ spec, name }) => ({ spec, name: counties.get(spec) ?? name }));
}

/** When the first of them became public. */
export async function earliestChange(trx: Trx): Promise<Date | null> {
	const { rows } = await sql<{ at: Date | null }>`select min(changed_at) as at from (${everPublic}) r`.execute(trx);
	return rows[0]?.at ?? null;
}
