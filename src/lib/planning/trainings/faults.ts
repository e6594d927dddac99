import type { Day } from '#platform';
import type { InputFault as Fault } from '../progress.ts';
import { calendarDays, workingDays } from './calendar.ts';
import type { Pin, TrainingsInstance, TrainingSchool } from './instance.ts';

/** The longest calendar that is planned in one go, in days: three years. */
const longest = 1100;

/** Every fault of sense in a problem whose form is right: contradictions, unknown names, days that are none. */
export function faultsOf(instance: TrainingsInstance): Fault[] {
	const frame = faultsOfFrame(instance);
	if (frame.length > 0) return frame;
	const working = new Set(workingDays(instance.calendar));
	return [
		...doubled('schools', instance.schools),
		...doubled('lecturers', instance.lecturers),
		...(instance.team > instance.lecturers.length
			? [fault('team', `${instance.team} lecturers are asked for and there are only ${instance.lecturers.length}`)]
			: []),
		...instance.schools.flatMap((school, at) => faultsOfSchool(instance, school, `schools[${at}]`, working)),
		...instance.lecturers.flatMap(({ blocked }, at) =>
			blocked.flatMap((day, place) => outside(instance, day, `lecturers[${at}].blocked[${place}]`))
		),
		...instance.pins.flatMap((pin, at) => faultsOfPin(instance, pin, at, working))
	];
}

const fault = (path: string, wrong: string): Fault => ({ path, wrong });

function faultsOfFrame({ calendar, gap }: TrainingsInstance): Fault[] {
	if (calendar.first > calendar.last) return [fault('calendar.first', `${calendar.first} is after the last day, ${calendar.last}`)];
	if (calendarDays(calendar.first, calendar.last) > longest) return [fault('calendar.last', `the calendar has more than ${longest} days`)];
	return [
		...calendar.closed.flatMap((day, at) => outsideOf(calendar.first, calendar.last, day, `calendar.closed[${at}]`)),
		...(workingDays(calendar).length === 0 ? [fault('calendar', 'has no working day')] : []),
		...(gap.min > gap.max ? [fault('gap.min', `${gap.min} is more than gap.max, ${gap.max}`)] : [])
	];
}

function doubled(list: string, items: readonly { id: string }[]): Fault[] {
	const seen = new Set<string>();
	return items.flatMap(({ id }, at) => {
		if (seen.has(id)) return [fault(`${list}[${at}].id`, `${id} is given twice`)];
		seen.add(id);
		return [];
	});
}

function faultsOfSchool(instance: TrainingsInstance, school: TrainingSchool, path: string, working: ReadonlySet<Day>): Fault[] {
	const { preferred } = school;
	return [
		...faultsOfDays(instance, school.days, `${path}.days`, working),
		...(preferred && preferred.from > preferred.to ? [fault(`${path}.preferred.from`, `${preferred.from} is after ${preferred.to}`)] : [])
	];
}

function faultsOfDays(instance: TrainingsInstance, days: readonly Day[], path: string, working: ReadonlySet<Day>): Fault[] {
	return days.flatMap((day, at) => {
		const here = `${path}[${at}]`;
		const beyond = outside(instance, day, here);
		if (beyond.length > 0) return beyond;
		if (!working.has(day)) return [fault(here, `${day} is not a working day`)];
		return days.indexOf(day) < at ? [fault(here, `${day} is given twice`)] : [];
	});
}

const outside = ({ calendar }: TrainingsInstance, day: Day, path: string) => outsideOf(calendar.first, calendar.last, day, path);
const outsideOf = (first: Day, last: Day, day: Day, path: string): Fault[] =>
	day < first || day > last ? [fault(path, `${day} is outside the calendar (${first} to ${last})`)] : [];

function faultsOfPin(instance: TrainingsInstance, pin: Pin, at: number, working: ReadonlySet<Day>): Fault[] {
	const path = `pins[${at}]`;
	const earlier = instance.pins.slice(0, at).filter(({ school }) => school === pin.school);
	const contradicts = (part: 'days' | 'lecturers') =>
		earlier.some((other) => other[part] && pin[part] && sorted(other[part]) !== sorted(pin[part]))
			? [fault(`${path}.${part}`, `another pin of ${pin.school} says otherwise`)]
			: [];
	return [
		...(instance.schools.some(({ id }) => id === pin.school) ? [] : [fault(`${path}.school`, `there is no school ${pin.school}`)]),
		...(pin.days || pin.lecturers || pin.held ? [] : [fault(path, 'pins neither days nor lecturers')]),
		...(pin.days ? faultsOfDays(instance, pin.days, `${path}.days`, working) : []),
		...(pin.days && pin.days.length !== 3 ? [fault(`${path}.days`, `${pin.days.length} days instead of 3`)] : []),
		...(pin.held ? faultsOfDays(instance, pin.held, `${path}.held`, working) : []),
		...(pin.held && pin.held.length > 3 ? [fault(`${path}.held`, 'more than 3 days')] : []),
		...(pin.lecturers ? faultsOfTeam(instance, pin.lecturers, `${path}.lecturers`) : []),
		...contradicts('days'),
		...contradicts('lecturers')
	];
}

function faultsOfTeam({ lecturers, team }: TrainingsInstance, pinned: readonly string[], path: string): Fault[] {
	return [
		...pinned.flatMap((id, at) => {
			if (!lecturers.some((lecturer) => lecturer.id === id)) return [fault(`${path}[${at}]`, `there is no lecturer ${id}`)];
			return pinned.indexOf(id) < at ? [fault(`${path}[${at}]`, `${id} is given twice`)] : [];
		}),
		...(pinned.length === team ? [] : [fault(path, `${pinned.length} lecturers instead of ${team}`)])
	];
}

const sorted = (names: readonly string[]) => [...names].sort().join();
