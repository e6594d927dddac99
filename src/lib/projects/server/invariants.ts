import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { tryingInvariants } from './cycles/trying-invariants.ts';

/** What holds for projects, and no single constraint guards. */
export const projectsInvariants: Invariant[] = [
	holds(
		'A project of a network is of a school that belonged to it when the project began.',
		sql`select p.reference as record from projects.project p
			where p.network_id is not null and not exists (
				select from networks.membership m where m.network_id = p.network_id and m.school_id = p.school_id and m.edition_id = p.edition_id)`
	),
	holds(
		'Each project has its problem.',
		sql`select p.reference as record from projects.project p where not exists (select from projects.problem where project_id = p.id)`
	),
	holds(
		'A problem that everybody sees has a card that was released.',
		sql`select p.reference as record from projects.problem problem join projects.project p on p.id = problem.project_id
			where problem.published_at is not null and not exists (select from projects.card c where c.project_id = p.id)`
	),
	holds(
		'Versions of an aim are counted without a gap (N-02).',
		sql`select p.reference as record from projects.project p
			join (select project_id from projects.aim group by project_id having max(number) <> count(*)) aim on aim.project_id = p.id`
	),
	holds(
		'What a driver stands under is of the same project and of a higher level.',
		sql`select p.reference as record from projects.driver d join projects.driver parent on parent.id = d.parent_id
			join projects.project p on p.id = d.project_id
			where d.removed_at is null and (parent.project_id <> d.project_id or parent.removed_at is not null
				or array_position(array['primary', 'secondary', 'change'], parent.level) >= array_position(array['primary', 'secondary', 'change'], d.level))`
	),
	holds(
		'Nothing is tested, measured or planned in a project after it has ended.',
		sql`select p.reference as record from projects.project p where p.ended_at is not null and (
			exists (select from projects.cycle c where c.project_id = p.id and c.planned_at > p.ended_at)
			or exists (select from projects.note n where n.project_id = p.id and n.written_at > p.ended_at)
			or exists (select from projects.plan plan where plan.project_id = p.id and plan.begun_at > p.ended_at))`
	),
	holds(
		'Nobody is named among those whom a team has taken back that it reached.',
		sql`select p.reference as record from projects.named named join projects.taught taught on taught.id = named.taught_id
			join projects.project p on p.id = taught.project_id where taught.removed_at is not null`
	),
	...tryingInvariants
];
