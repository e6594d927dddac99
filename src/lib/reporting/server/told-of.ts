import { sql } from 'kysely';
import type { TellsOf } from '#people/server';

/**
 * What reporting knows of a person, told so that it can be read: which reports they set up or are told of, and which data for researchers they asked
 * for, decided on and took. Of a researcher nothing is told: they are somebody else.
 */
export const toldOfReports: TellsOf = async (trx, personId) => {
	const reports = await sql<Record<string, unknown>>`
		select report.name, edition.name ->> 'lt' as edition, report.made_by = ${personId} as set_up_by_me, report.made_at as set_up_at,
			exists (select from reporting.report_reader reader where reader.report_id = report.id and reader.person_id = ${personId}) as told_to_me,
			report.stopped_at, (select coalesce(json_agg(made.asked_at order by made.asked_at), '[]') from reporting.made_report made
				where made.report_id = report.id and made.asked_by = ${personId}) as asked_for_by_me
		from reporting.report report join programmes.edition edition on edition.id = report.edition_id
		where report.made_by = ${personId}
			or exists (select from reporting.report_reader reader where reader.report_id = report.id and reader.person_id = ${personId})
			or exists (select from reporting.made_report made where made.report_id = report.id and made.asked_by = ${personId})
		order by report.made_at, report.id limit 10000`.execute(trx);
	const exports = await sql<Record<string, unknown>>`
		select edition.name ->> 'lt' as edition, one.institution, one.agreement, one.asked_at,
			one.asked_by = ${personId} as asked_by_me, coalesce(one.granted_by = ${personId}, false) as granted_by_me, one.granted_at,
			coalesce(one.refused_by = ${personId}, false) as refused_by_me, one.refused_at, one.made_at, one.expires_on, one.forgotten_at,
			(select coalesce(json_agg(taken.taken_at order by taken.taken_at), '[]') from reporting.research_download taken
				where taken.export_id = one.id and taken.person_id = ${personId}) as taken_by_me
		from reporting.research_export one join programmes.edition edition on edition.id = one.edition_id
		where ${personId} in (one.asked_by, one.granted_by, one.refused_by) order by one.asked_at, one.id limit 10000`.execute(trx);
	return { reports: reports.rows, exports: exports.rows };
};
