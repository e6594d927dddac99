import { sql } from 'kysely';
import { dayOf, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { sizeBandOf } from '#projects';
import { accountOf } from '#projects/server';
import { pupilsAsOf, schoolById, schoolTypes } from '#schools/server';
import type { Facts } from '../../facts.ts';
import { practiceText } from '../../practice.ts';
import type { PracticeRecord } from '../records/practice-record.ts';

/** What is true of an example's school and project today: kept with the version that is sent. */
export async function factsOf(trx: Trx, { now }: Pick<Context, 'now'>, practice: PracticeRecord): Promise<Facts> {
	const today = dayOf(now);
	const school = await schoolById(trx, practice.school_id, today);
	if (!school) throw new Error(`school ${practice.school_id} is gone`);
	const pupils = (await pupilsAsOf(trx, school.id, today))?.pupils ?? null;
	const type = (await schoolTypes(trx)).find(({ code }) => code === school.type_code);
	const account = practice.project_id ? await accountOf(trx, practice.project_id) : null;
	const decided = (decision: string) => account?.cycles.filter((cycle) => cycle.decision === decision).length ?? 0;
	return {
		school: school.name,
		school_type: school.type_code,
		type_name: type?.name ?? { lt: school.type_code, en: school.type_code },
		pupils,
		size_band: pupils === null ? 'unknown' : sizeBandOf(pupils),
		municipality_id: school.municipality_id,
		municipality: school.municipality,
		county: school.county_code,
		...(await placeOf(trx, school)),
		year: Number(today.slice(0, 4)),
		programme: practice.programme.name,
		edition: practice.edition.name,
		network: practice.network,
		group_name: await groupName(trx, practice.edition_id, practiceText(practice.content, 'group')),
		figures: account?.aim
			? {
					measure: account.aim.measure,
					unit: account.aim.unit,
					from: account.aim.from,
					to: account.aim.to,
					first: account.seen?.first ?? null,
					last: account.seen?.last ?? null,
					values: account.seen?.values ?? 0
				}
			: null,
		cycles: { adopt: decided('adopt'), adapt: decided('adapt'), abandon: decided('abandon') },
		reached: account?.taught.reached ?? 0
	};
}

type At = { latitude: number; longitude: number };

/** Where the school is, or the middle of its municipality. */
async function placeOf(trx: Trx, school: { latitude: number | null; longitude: number | null; municipality_id: string }): Promise<At> {
	if (school.latitude !== null && school.longitude !== null) return { latitude: school.latitude, longitude: school.longitude };
	const { rows } = await sql<At>`select latitude, longitude from schools.municipality where id = ${school.municipality_id}`.execute(trx);
	return rows[0] ?? { latitude: 55.2, longitude: 23.9 };
}

/** The groups of problems that an edition names in the published rules of its calls (B-10). */
export async function groupsOf(trx: Trx, edition_id: string): Promise<{ code: string; name: Text }[]> {
	const { rows } = await sql<{ code: string; name: Text }>`
		select distinct on (topic ->> 'code') topic ->> 'code' as code, topic -> 'name' as name
		from programmes.rules rules join programmes.call call on call.id = rules.call_id, jsonb_array_elements(rules.topics) topic
		where call.edition_id = ${edition_id} and rules.published_at is not null
		order by topic ->> 'code', rules.published_at desc`.execute(trx);
	return rows;
}

const groupName = async (trx: Trx, edition_id: string, code: string): Promise<Text | null> =>
	(await groupsOf(trx, edition_id)).find((group) => group.code === code)?.name ?? null;
