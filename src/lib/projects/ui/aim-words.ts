import { m } from '#lib/messages/messages.js';
import { longDate, number } from '#lib/ui';

type SaidAim = { measure: string; unit: string; from_value: number; to_value: number; by_on: string };

/** „12 %“: the number stays with its unit. */
export const withUnit = (value: number, unit: string): string => (unit === '' ? number(value) : `${number(value)}\u00a0${unit}`);

/** An aim in one sentence. */
export const aimSaid = ({ measure, unit, from_value, to_value, by_on }: SaidAim): string =>
	m.projects_aim_said({ measure, from: withUnit(from_value, unit), to: withUnit(to_value, unit), by: longDate(by_on) });
