import { addDays, type Day, type Text } from '#platform';
import { isWithin, mondayOf, spanOfMonth, weekdayOf, type Span } from './days.ts';
import type { Placed, SeasonFacts } from './facts.ts';
import { concerns, type Severity, type Warning } from './warning.ts';

/** One training on one day, as a calendar shows it. */
export type Entry = {
	training_id: string;
	school: string;
	lecturers: string[];
	/** Which day of how many it is. */
	ordinal: number;
	of: number;
	/** The worst that is to be said of the training; notes do not count. */
	tone: Tone;
	pinned: boolean;
	changed: boolean;
};
export type Tone = Exclude<Severity, 'note'> | 'plain';

/** Why nobody trains on a day. */
export type Closed = { kind: 'weekend' | 'holiday' | 'closure' | 'outside'; name: Text | null };
export type CalendarDay = { day: Day; within: boolean; closed: Closed | null; entries: Entry[] };
export type Week = { monday: Day; days: CalendarDay[] };

/** What the views of a timetable look at. */
export type Look = { facts: SeasonFacts; placed: readonly Placed[]; warnings: readonly Warning[]; changed: ReadonlySet<string> };

/** A month of the timetable in weeks; Saturday and Sunday only where something stands in them. */
export function weeksOf(look: Look, month: string): Week[] {
	const span = spanOfMonth(month);
	const entries = entriesByDay(look);
	const weekends = [6, 7].filter((weekday) => [...entries.keys()].some((day) => day.startsWith(month) && weekdayOf(day) === weekday));
	const shown = 5 + (weekends.length > 0 ? Math.max(...weekends) - 5 : 0);
	const weeks: Week[] = [];
	for (let monday = mondayOf(span.starts_on); monday <= span.ends_on; monday = addDays(monday, 7)) {
		const days = Array.from({ length: shown }, (_, at) => addDays(monday, at));
		const within = (day: Day) => isWithin(day, [span]);
		if (days.some(within))
			weeks.push({
				monday,
				days: days.map((day) => ({
					day,
					within: within(day),
					closed: closedOn(look.facts, day),
					entries: within(day) ? (entries.get(day) ?? []) : []
				}))
			});
	}
	return weeks;
}

/** Why a day is none for trainings of an edition, or null. */
export function closedOn({ season, holidays, closures }: Pick<SeasonFacts, 'season' | 'holidays' | 'closures'>, day: Day): Closed | null {
	const holiday = holidays.find((one) => one.day === day);
	if (holiday) return { kind: 'holiday', name: holiday.name };
	const closure = closures.find((one) => isWithin(day, [one]));
	if (closure) return { kind: 'closure', name: closure.name };
	if (day < season.first_on || day > season.last_on) return { kind: 'outside', name: null };
	return weekdayOf(day) > 5 ? { kind: 'weekend', name: null } : null;
}

function entriesByDay({ facts, placed, warnings, changed }: Look): Map<Day, Entry[]> {
	const names = new Map(facts.lecturers.map(({ id, name }) => [id, name]));
	const tones = tonesOf(warnings);
	const byId = new Map(placed.map((one) => [one.training_id, one]));
	const days = new Map<Day, Entry[]>();
	for (const { id, school } of facts.trainings) {
		const one = byId.get(id);
		for (const [at, day] of (one?.days ?? []).entries()) {
			const entry: Entry = {
				training_id: id,
				school,
				lecturers: (one?.lecturers ?? []).map((lecturer) => names.get(lecturer) ?? '…'),
				ordinal: at + 1,
				of: facts.dose.days,
				tone: tones.get(id) ?? 'plain',
				pinned: Boolean(one?.days_pinned || one?.lecturers_pinned),
				changed: changed.has(id)
			};
			days.set(day, [...(days.get(day) ?? []), entry]);
		}
	}
	return days;
}

/** The worst that is to be said of each training. */
export function tonesOf(warnings: readonly Warning[]): Map<string, Tone> {
	const tones = new Map<string, Tone>();
	for (const { training_id, other_id, severity } of warnings)
		for (const id of [training_id, other_id]) if (id !== null && severity !== 'note' && tones.get(id) !== 'hard') tones.set(id, severity);
	return tones;
}

/** A row of bars over the days of a span: of one lecturer, or of one school. */
export type Strip = { id: string; name: string; bars: Bar[] };
/** From the column `from` (0 is the first), so many columns long. `away`: cannot, or will not host. */
export type Bar = {
	from: number;
	length: number;
	kind: 'training' | 'away';
	training_id: string | null;
	label: string;
	days: Day[];
	tone: Tone;
	pinned: boolean;
	changed: boolean;
};

/** Monday to Friday of a span: the columns of its strips. A Saturday with trainings gets a column too. */
export const columnsOf = ({ placed }: Pick<Look, 'placed'>, { starts_on, ends_on }: Span): Day[] => {
	const odd = new Set(placed.flatMap(({ days }) => days).filter((day) => weekdayOf(day) > 5));
	const columns: Day[] = [];
	for (let day = starts_on; day <= ends_on; day = addDays(day, 1)) if (weekdayOf(day) <= 5 || odd.has(day)) columns.push(day);
	return columns;
};

export function stripsOfLecturers(look: Look, columns: readonly Day[]): Strip[] {
	const schools = new Map(look.facts.trainings.map(({ id, school }) => [id, school]));
	return look.facts.lecturers.map(({ id, name, absences, elsewhere }) => ({
		id,
		name,
		bars: [
			...barsOf(columns, (day) => isWithin(day, absences) || elsewhere.includes(day), { kind: 'away' }),
			...look.placed
				.filter(({ lecturers }) => lecturers.includes(id))
				.flatMap((one) => trainingBars(look, columns, one, schools.get(one.training_id) ?? '…'))
		]
	}));
}

export function stripsOfSchools(look: Look, columns: readonly Day[]): Strip[] {
	const names = new Map(look.facts.lecturers.map(({ id, name }) => [id, name]));
	const byId = new Map(look.placed.map((one) => [one.training_id, one]));
	return look.facts.trainings.map(({ id, school, exceptions }) => {
		const one = byId.get(id);
		const label = (one?.lecturers ?? []).map((lecturer) => names.get(lecturer) ?? '…').join(', ');
		return {
			id,
			name: school,
			bars: [
				...barsOf(columns, (day) => isWithin(day, exceptions), { kind: 'away' }),
				...(one ? trainingBars(look, columns, one, label) : [])
			]
		};
	});
}

function trainingBars({ warnings, changed }: Look, columns: readonly Day[], one: Placed, label: string): Bar[] {
	const worst = warnings.filter((warning) => concerns(warning, one.training_id));
	return barsOf(columns, (day) => one.days.includes(day), {
		kind: 'training',
		training_id: one.training_id,
		label,
		tone: tonesOf(worst).get(one.training_id) ?? 'plain',
		pinned: one.days_pinned || one.lecturers_pinned,
		changed: changed.has(one.training_id)
	});
}

function barsOf(columns: readonly Day[], isOn: (day: Day) => boolean, more: Partial<Bar> & Pick<Bar, 'kind'>): Bar[] {
	const bars: Bar[] = [];
	for (const [at, day] of columns.entries()) {
		if (!isOn(day)) continue;
		const last = bars.at(-1);
		if (last && last.from + last.length === at) {
			last.length++;
			last.days.push(day);
		} else
			bars.push({ from: at, length: 1, training_id: null, label: '', tone: 'plain', pinned: false, changed: false, ...more, days: [day] });
	}
	return bars;
}

/** „R. Ulevičius“: a name where there is little room. */
export function shortName(name: string): string {
	const [first = '', ...rest] = name.split(' ');
	return rest.length === 0 ? first : `${first.slice(0, 1)}. ${rest.join(' ')}`;
}
