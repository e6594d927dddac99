import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { judge, nothingKnown, type CallRules, type Finding } from '#programmes';
import { rulesInForce, type CallRecord } from '#programmes/server';
import { kilometresBetween, type OwnerKind, type Place } from '#schools';
import { municipalitiesOf } from '#schools/server';
import type { EffectOfPriority } from '#selection/server';
import type { AccessSchool } from '#reporting';

type Row = {
	id: string;
	name: string;
	type_code: string;
	type: string;
	owner_kind: OwnerKind;
	municipality: string;
	municipality_code: string;
	county: string;
	county_code: string;
	latitude: number | null;
	longitude: number | null;
	pupils: number | null;
	as_of: Day | null;
	applied: boolean;
};

/** The towns after which the counties are named (S-07). */
const countyTowns = ['Alytus', 'Kaunas', 'Klaipėda', 'Marijampolė', 'Panevėžys', 'Šiauliai', 'Tauragė', 'Telšiai', 'Utena', 'Vilnius'];

/**
 * Every school of the register on the last day of a call, with what the registers say of it: whether the call's own conditions let it apply, as far as
 * they ask of the school itself, and how far it came.
 */
export async function schoolsOfCall(
	trx: Trx,
	{ locale }: Pick<Context, 'locale'>,
	call: CallRecord,
	effect: EffectOfPriority | undefined
): Promise<AccessSchool[]> {
	const found = await rulesInForce(trx, call.id);
	const rules: CallRules = { ...call, topics: found?.topics ?? [], criteria: found?.criteria ?? [] };
	const towns = (await municipalitiesOf(trx)).filter(({ town }) => countyTowns.includes(town));
	const rows = await rowsOf(trx, call, locale);
	return rows.map((row) => ({
		...{ id: row.id, name: row.name, municipality: row.municipality, county: row.county, type: row.type, pupils: row.pupils },
		kilometres: nearest(row, towns),
		could: couldApply(row, rules),
		applied: row.applied,
		ranked: effect?.ranked.has(row.id) ?? false,
		placed: effect?.placed.has(row.id) ?? false,
		listed: effect?.listed.has(row.id) ?? false,
		listed_without: effect?.listed_without.has(row.id) ?? false
	}));
}

/** The judge of applications, asked what it can say before there is one: only a „must“ that is not met stops a school. */
function couldApply(row: Row, rules: CallRules): AccessSchool['could'] {
	const school = {
		...{ type: row.type_code, owner_kind: row.owner_kind, municipality: row.municipality_code, county: row.county_code, open: true },
		pupils: row.pupils === null || row.as_of === null ? null : { count: row.pupils, as_of: row.as_of }
	};
	const musts = judge(rules, { ...nothingKnown, school }).findings.filter(({ severity }) => severity === 'refuse');
	if (musts.some(({ met }) => met === false)) return 'no';
	return musts.some((finding) => asksOfSchool(finding) && finding.met === 'unknown') ? 'unknown' : 'yes';
}

const ofSchool = ['pupils_at_most', 'pupils_at_least', 'school_type_among', 'owner_kind_among', 'county_among', 'municipality_among'];
const asksOfSchool = ({ criterion }: Finding): boolean => ofSchool.includes(criterion);

function nearest({ latitude, longitude }: Row, towns: readonly { latitude: number; longitude: number }[]): number | null {
	if (latitude === null || longitude === null || towns.length === 0) return null;
	const at: Place = { latitude: Number(latitude), longitude: Number(longitude) };
	return Math.round(
		Math.min(...towns.map((town) => kilometresBetween(at, { latitude: Number(town.latitude), longitude: Number(town.longitude) })))
	);
}

async function rowsOf(trx: Trx, { id, closes_at, pupils_as_of }: CallRecord, locale: Context['locale']): Promise<Row[]> {
	const day = dayOf(closes_at);
	const { rows } = await sql<Row>`
		select s.id, v.name, v.type_code, coalesce(${locale === 'lt' ? sql`t.name_lt` : sql`t.name_en`}, v.type_code) as type, v.owner_kind::text as owner_kind, m.name as municipality,
			m.code as municipality_code, c.name as county, m.county_code, v.latitude, v.longitude, p.pupils, p.as_of,
			exists (select from applications.application a where a.call_id = ${id} and a.school_id = s.id and a.submission_id is not null) as applied
		from schools.school s
		join lateral (
			select * from schools.school_version one where one.school_id = s.id and one.starts_on <= ${day}::date order by one.starts_on desc limit 1
		) v on true
		join schools.municipality m on m.id = v.municipality_id
		join schools.county c on c.code = m.county_code
		left join schools.school_type t on t.code = v.type_code
		left join lateral (
			select pupils, as_of from schools.pupil_count count where count.school_id = s.id and count.as_of <= ${pupils_as_of}::date
			order by count.as_of desc limit 1
		) p on true
		where s.closed_on is null or s.closed_on > ${day}::date
		order by c.name collate "lt-x-icu", v.name collate "lt-x-icu", s.id`.execute(trx);
	return rows;
}
