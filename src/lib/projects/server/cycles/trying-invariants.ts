import { sql } from 'kysely';
import { holds, zone, type Invariant } from '#platform/server';

/** What holds for what projects try and measure. */
export const tryingInvariants: Invariant[] = [
	holds(
		'What a cycle hangs on is of the same project.',
		sql`select p.reference as record from projects.cycle c join projects.project p on p.id = c.project_id
			left join projects.driver d on d.id = c.driver_id
			left join projects.measure m on m.id = c.measure_id
			left join projects.cycle before on before.id = c.after_id
			where d.project_id <> c.project_id or m.project_id <> c.project_id or before.project_id <> c.project_id`
	),
	holds(
		'A note stands under a cycle of its own project.',
		sql`select p.reference as record from projects.note n join projects.cycle c on c.id = n.cycle_id
			join projects.project p on p.id = n.project_id where c.project_id <> n.project_id`
	),
	holds(
		'No value is of a day that had not come when it was entered.',
		sql`select p.reference as record from projects.value v join projects.measure m on m.id = v.measure_id
			join projects.project p on p.id = m.project_id where v.on_day > (v.entered_at at time zone ${zone})::date`
	)
];
