import {
	closeRegister,
	lecturersOf,
	markAttendance,
	participantsOf,
	planEvent,
	preparedOf,
	saveTerms,
	sessionsOf,
	type EventKind
} from '#delivery/server';
import { addDays, type Day } from '#platform';
import type { Telling } from './applicant.ts';
import { tellTeamCertificates } from './certifying.ts';
import { inStory } from './country.ts';
import type { StoryNetwork } from './networking.ts';
import { forEach, must } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;
type Planned = { kind: EventKind; title: string; on: Day; hours: string };

/** From sixteen confirmed hours in team trainings somebody counts as prepared. */
export async function tellThreshold({ teller, country }: Told, edition_id: string, on: Day): Promise<void> {
	const terms = { minutes_an_hour: 45, quarters_a_day: 32, prepared_quarters: 64, open_days: 14 };
	await must(saveTerms(teller.as(country.officers.centre, on, '11:00'), { edition_id, ...terms }));
}

/** What a network holds in its first year: three days of training for its teams, and two meetings. */
export const yearOf = (first: Day): Planned[] => [
	{ kind: 'meeting', title: 'Pirmasis susitikimas: susipažįstame ir tariamės', on: addDays(first, 14), hours: '3' },
	{ kind: 'team_training', title: 'Mokymai komandoms: problema ir jos priežastys', on: addDays(first, 42), hours: '8' },
	{ kind: 'team_training', title: 'Mokymai komandoms: pokyčio planas ir jo matai', on: addDays(first, 84), hours: '8' },
	{ kind: 'team_training', title: 'Mokymai komandoms: kaip įtraukti visus mokytojus', on: addDays(first, 147), hours: '8' },
	{ kind: 'meeting', title: 'Ką parodė pirmieji bandymai', on: addDays(first, 230), hours: '4' }
];

/** Holds the year of networks as far as today, three days apart: people lead two of them. What is still to come is planned three weeks before. */
export async function tellNetworkEvents(
	told: Told,
	edition: string,
	networks: readonly StoryNetwork[],
	{ first, certified = false }: { first: Day; certified?: boolean }
): Promise<void> {
	const { teller } = told;
	const years = networks.flatMap((network, at) => yearOf(addDays(first, 3 * at)).map((planned) => ({ network, planned })));
	await forEach(
		years.filter(({ planned }) => addDays(planned.on, -21) < teller.today),
		({ network, planned }) => tellEvent(told, network, planned, certified)
	);
	const { prepared } = await inStory(teller, (trx) => preparedOf(trx, edition));
	teller.say(`${prepared} people prepared in ${networks.length} networks`);
}

async function tellEvent(
	told: Told,
	network: StoryNetwork,
	{ kind, title, on: wanted, hours }: Planned,
	certified: boolean
): Promise<void> {
	const { teller, country } = told;
	const on = weekday(wanted);
	const planning = teller.as(country.officers.centre, addDays(on, -21), '10:00');
	const leaders = await inStory(teller, (trx) =>
		trx.selectFrom('networks.duty').select('person_id').where('network_id', '=', network.id).where('answer', '=', 'accepted').execute()
	);
	const lecturers = leaders.map(({ person_id }) => person_id);
	const times = { from: '9.30', to: hours === '8' ? '16.30' : '13.00' };
	const { id } = await must(
		planEvent(planning, {
			network_id: network.id,
			kind,
			title,
			place: 'Priimančioji mokykla, aktų salė',
			days: [{ day: on, hours, ...times }],
			lecturers
		})
	);
	if (on >= teller.today) return;
	const parts = await inStory(teller, async (trx) => ({
		sessions: await sessionsOf(trx, id),
		team: await participantsOf(trx, id),
		leading: (await lecturersOf(trx, id)).map(({ person_id }) => person_id)
	}));
	const [session] = parts.sessions;
	const by = (time: string) => teller.as(parts.leading[0] as string, on, time);
	if (!session) return;
	const marks = parts.team.map((one) => ({
		participant_id: one.id,
		status: teller.happens(0.9) ? ('present' as const) : ('excused' as const)
	}));
	await must(markAttendance(by('09:50'), { session_id: session.id, marks }));
	await must(closeRegister(by(hours === '8' ? '16:40' : '13:10'), { session_id: session.id, lecturers: parts.leading }));
	if (certified && kind === 'team_training') await tellTeamCertificates(told, id, parts.leading[0] as string, parts.team, on);
}

/** The day itself, or the Monday after a weekend. */
function weekday(day: Day): Day {
	const which = new Date(`${day}T12:00:00Z`).getUTCDay();
	return which === 6 ? addDays(day, 2) : which === 0 ? addDays(day, 1) : day;
}
