import { m } from '#lib/messages/messages.js';
import type { MarkStatus, MarkWay } from '../mark.ts';
import type { SetAside } from '../register.ts';
import type { Half } from '../session.ts';

export const halfWords: Record<Half, () => string> = {
	morning: m.delivery_half_morning,
	afternoon: m.delivery_half_afternoon,
	whole: m.delivery_half_whole
};

export const statusWords: Record<MarkStatus, () => string> = {
	present: m.delivery_status_present,
	late: m.delivery_status_late,
	partial: m.delivery_status_partial,
	excused: m.delivery_status_excused,
	absent: m.delivery_status_absent
};

/** By what a mark was made. */
export const wayWords: Record<MarkWay, () => string> = {
	screen: m.delivery_way_screen,
	check_in: m.delivery_way_check_in,
	sheet: m.delivery_way_sheet,
	device: m.delivery_way_device,
	correction: m.delivery_way_correction
};

/** Where a register is. */
export const registerStateWords = {
	coming: m.delivery_register_coming,
	open: m.delivery_register_open,
	to_close: m.delivery_register_to_close,
	closed: m.delivery_register_closed
} as const;
export const registerStateKinds = { coming: 'plain', open: 'information', to_close: 'attention', closed: 'good' } as const;

/** Why a mark does not count by itself. */
export const setAsideWords: Record<SetAside, () => string> = {
	not_held: m.delivery_set_aside_not_held,
	in_the_future: m.delivery_set_aside_in_the_future,
	not_in_the_team: m.delivery_set_aside_not_in_the_team,
	register_closed: m.delivery_set_aside_register_closed,
	too_late: m.delivery_set_aside_too_late,
	clock_unknown: m.delivery_set_aside_clock_unknown
};
