import { sql, type RawBuilder } from 'kysely';
import { termsOf, type Text } from '#platform';
import { askedFor, plannedOnce, type Context, type Trx } from '#platform/server';
import { countiesOf } from '#schools/server';
import { unitsOf } from '../../search/units.ts';
import { askedUnits, type AskedUnit } from './asked-units.ts';
import { vocabularyNow } from './vocabulary.ts';

export const facets = ['group', 'type', 'size', 'county', 'year'] as const;
export type Facet = (typeof facets)[number];
export type PracticeSearch = { words: string; chosen: Partial<Record<Facet, string>>; page: number };
export type FoundPractice = {
	slug: string;
	title: string;
	problem: string;
	lead: string;
	place: string;
	year: number;
	group: Text | null;
	latitude: number;
	longitude: number;
	/** Whether it says everything that was looked for. */
	whole: boolean;
};
/** What can be chosen, with how many examples there are of it among what the other choices leave; a name where it is data. */
export type FacetValue = { value: string; name: Text | null; count: number };
export type FoundPractices = { found: FoundPractice[]; total: number; page: number; facets: Record<Facet, FacetValue[]> };

export const practicesOnPage = 20;
/** So few examples that say everything are followed by those that say a part of it. */
const few = 10;
/** How much what says something near counts beside what says the very thing. */
const nearness = 0.5;

/**
 * Published examples that say what is looked for, in whatever ending, with or without diacritics, by its stem or in other words for it, and
 * are of what was chosen: best first. Where fewer than ten say all of it, those follow that say the better part. Without words the newest
 * come first. Everybody searches.
 */
export function searchPractices(context: Context, { words, chosen, page }: PracticeSearch): Promise<FoundPractices> {
	return context.db.transaction().execute(async (trx) => {
		const terms = termsOf(words);
		const units = terms.length > 0 ? askedUnits(unitsOf(terms), await vocabularyNow(trx)) : [];
		const without = terms.filter((term) => term.without).map((term) => askedFor([{ ...term, without: false }]));
		const start = Math.max(0, Math.min(page, 5000) - 1) * practicesOnPage;
		const { rows } = await sql<{ counts: Counted[] | null; found: FoundPractice[] | null }>`
			with hit as materialized (${hits(units, without)}),
			open as materialized (
				select *, ${sql.join(
					facets.map(
						(facet) =>
							sql`${chosen[facet] ? sql`${columns[facet]} = ${chosen[facet].slice(0, 100)}` : sql`true`} as ${sql.ref(`${facet}_fits`)}`
					)
				)} from hit where whole or (select count(*) from hit where whole) < ${sql.lit(few)}
			),
			counted as (
				select facet, value, count(*)::int as count, min(publication_id::text)::uuid as publication_id
				from open cross join lateral (values
					${sql.join(facets.map((facet) => sql`(${sql.lit(facet)}, ${columns[facet]}, ${allFit(facet)})`))},
					('total', '', ${allFit()})
				) one (facet, value, fits) where fits group by 1, 2
			),
			shown as (
				select * from open where ${allFit()} order by whole desc, rank desc, published_at desc, practice_id
				limit ${sql.lit(practicesOnPage)} offset ${start}
			)
			select (select jsonb_agg(jsonb_build_object('facet', facet, 'value', value, 'count', count,
					'group', case when facet = 'group' then v.facts -> 'group_name' end, 'type', case when facet = 'type' then v.facts -> 'type_name' end) order by count desc, value)
				from counted join practices.publication p on p.id = counted.publication_id join practices.version v on v.practice_id = p.practice_id and v.number = p.number) as counts,
				(select jsonb_agg(jsonb_build_object('slug', e.slug, 'title', e.title, 'problem', e.problem, 'lead', e.lead, 'place', e.place, 'year', e.year,
					'latitude', e.latitude, 'longitude', e.longitude, 'whole', shown.whole, 'group', v.facts -> 'group_name')
					order by shown.whole desc, shown.rank desc, shown.published_at desc, shown.practice_id)
				from shown join practices.entry e on e.practice_id = shown.practice_id join practices.publication p on p.id = shown.publication_id
				join practices.version v on v.practice_id = p.practice_id and v.number = p.number) as found
			${units.length <= 3 && without.length === 0 ? plannedOnce : sql``}`.execute(trx);
		const counts = rows[0]?.counts ?? [];
		const total = counts.find(({ facet }) => facet === 'total')?.count ?? 0;
		const last = Math.max(1, Math.ceil(total / practicesOnPage));
		// Whoever asks for a page behind the last one is shown the last one.
		if (page > last) return searchPractices(context, { words, chosen, page: last });
		return { found: rows[0]?.found ?? [], total, page: Math.max(1, page), facets: await named(trx, counts) };
	});
}

type Counted = { facet: Facet | 'total'; value: string; count: number; group: Text | null; type: Text | null };

const columns: Record<Facet, RawBuilder<unknown>> = {
	group: sql`group_code`,
	type: sql`school_type`,
	size: sql`size_band`,
	county: sql`county`,
	year: sql`year::text`
};

const allFit = (without?: Facet): RawBuilder<unknown> =>
	sql.join(
		facets.filter((facet) => facet !== without).map((facet) => sql.ref(`${facet}_fits`)),
		sql` and `
	);

const kept = sql`e.practice_id, e.publication_id, e.group_code, e.school_type, e.size_band, e.county, e.year`;

/** What says any of it, whether it says all of it, and how well: rare words count more than those that many examples say. */
function hits(units: readonly AskedUnit[], without: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
	const published = sql`practices.entry e join practices.publication p on p.id = e.publication_id`;
	if (units.length === 0) return sql`select ${kept}, p.published_at, true as whole, 0::float8 as rank from ${published}`;
	const each = (make: (place: number) => RawBuilder<unknown>, between: RawBuilder<unknown>) =>
		sql.join(
			units.map((_, place) => make(place)),
			between
		);
	const name = (what: string, place: number) => sql.ref(`${what}${place}`);
	const asked = each(
		(place) => sql`${units[place]?.said} as ${name('said', place)}, ${units[place]?.near} as ${name('near', place)}`,
		sql`, `
	);
	const found = each((place) => sql`e.search @@ (${name('said', place)} || ${name('near', place)})`, sql` or `);
	const ranks = each(
		(place) =>
			sql`greatest(ts_rank(${weights}, e.search, ${name('said', place)}), ${sql.lit(nearness)} * ts_rank(${weights}, e.search, ${name('near', place)})) as ${name('rank', place)},
			e.search @@ (${name('said', place)} || ${name('near', place)}) as ${name('fits', place)}`,
		sql`, `
	);
	const rare = each(
		(place) =>
			sql`ln(1 + (select count(*) from practices.entry)::float8 / nullif(count(*) filter (where ${name('fits', place)}) over (), 0)) as ${name('rare', place)}`,
		sql`, `
	);
	const score = each(
		(place) =>
			sql`coalesce(${name('rare', place)}, 0) * (${name('rank', place)} + case when ${name('fits', place)} then ${sql.lit(presence)} else 0 end)`,
		sql` + `
	);
	const share = sql`(${each((place) => sql`case when ${name('fits', place)} then ${name('rare', place)} else 0 end`, sql` + `)}) >= 0.5 * (${each((place) => sql`coalesce(${name('rare', place)}, 0)`, sql` + `)})`;
	// `offset 0`: what is looked for is made out once, not for each example, and the plan for it is kept.
	return sql`
		select practice_id, publication_id, group_code, school_type, size_band, county, year, published_at, ${each((place) => name('fits', place), sql` and `)} as whole,
			(${score})::float8 as rank
		from (
			select *, ${rare} from (
				select ${kept}, p.published_at, ${ranks}
				from ${published}, (select ${asked} offset 0) asked
				where (${found}) ${
					without.length > 0
						? sql`and not (${sql.join(
								without.map((one) => sql`e.search @@ ${one}`),
								sql` or `
							)})`
						: sql``
				}
			) ranked
		) rated where ${share}`;
}

/** Of words in the rest, the problem and the title; the first is of what has no weight. */
const weights = sql`'{0.1, 0.15, 0.5, 1.0}'::float4[]`;
/** That a word is there at all counts so much beside how often and where. */
const presence = 0.3;

async function named(trx: Trx, counts: readonly Counted[]): Promise<FoundPractices['facets']> {
	const counties = new Map((await countiesOf(trx)).map(({ code, name }) => [code, { lt: name, en: name }]));
	const nameOf = ({ facet, value, group, type }: Counted): Text | null =>
		({ group, type, size: null, county: counties.get(value) ?? null, year: { lt: value, en: value }, total: null })[facet];
	return Object.fromEntries(
		facets.map((facet) => [
			facet,
			counts.filter((one) => one.facet === facet).map((one) => ({ value: one.value, name: nameOf(one), count: one.count }))
		])
	) as FoundPractices['facets'];
}
