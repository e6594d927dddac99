import { isDay, line, prose, type Day, type Fault } from '#platform';
import { lengthFault } from './text.ts';
import { readValue } from './value.ts';

export type TypedAim = { measure: string; unit: string; from: string; to: string; by_on: string; for_whom: string; why: string };
export type Aim = { measure: string; unit: string; from_value: number; to_value: number; by_on: Day; for_whom: string; why: string };

/**
 * Reads an aim. Without a number and a date it is not yet an aim (N-02): what is measured, from where to where, by when and for
 * whom; each part that is missing is named. The unit may stand beside the numbers or in a field of its own.
 */
export function readAim(typed: TypedAim, today: Day): { aim: Aim } | { faults: Fault[] } {
	const [measure, for_whom, why] = [line(typed.measure), line(typed.for_whom), prose(typed.why)];
	const unit = line(typed.unit) || unitIn(typed.to) || unitIn(typed.from);
	const [from, to] = [readValue(typed.from, { unit, today }), readValue(typed.to, { unit, today })];
	const faults: Fault[] = [
		...lengthFault('measure', measure, { least: 3, most: 300, missing: 'aim_measure' }),
		...lengthFault('unit', unit, { most: 40 }),
		...(from.ok ? [] : [numberFault('from', from.fault)]),
		...(to.ok ? [] : [numberFault('to', to.fault)]),
		...(from.ok && to.ok && from.entry.value === to.entry.value ? [{ field: 'to', key: 'projects_fault_aim_same' }] : []),
		...dayFaults(typed.by_on, today),
		...lengthFault('for_whom', for_whom, { least: 3, most: 300, missing: 'aim_for_whom' }),
		...lengthFault('why', why, { most: 1000 })
	];
	if (faults.length > 0 || !from.ok || !to.ok) return { faults };
	return { aim: { measure, unit, from_value: from.entry.value, to_value: to.entry.value, by_on: typed.by_on, for_whom, why } };
}

/** „12 %“ says its unit itself. */
const unitIn = (text: string): string => /^[-+−]?[\d\s.,]+(\D.*)?$/.exec(line(text))?.[1]?.trim() ?? '';

const numberFault = (field: 'from' | 'to', fault: string): Fault => ({
	field,
	key: fault === 'value_missing' ? `projects_fault_aim_${field}` : `projects_fault_${fault === 'value_unit' ? 'value_unit' : 'aim_number'}`
});

function dayFaults(day: string, today: Day): Fault[] {
	if (!isDay(day)) return [{ field: 'by_on', key: 'projects_fault_aim_by' }];
	return day <= today ? [{ field: 'by_on', key: 'projects_fault_aim_past' }] : [];
}

/** Whether an aim says the same as another one: then it is no new version. */
export const sameAim = (one: Aim, other: Aim): boolean =>
	(['measure', 'unit', 'from_value', 'to_value', 'by_on', 'for_whom', 'why'] as const).every((part) => one[part] === other[part]);
