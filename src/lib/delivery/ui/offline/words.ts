import { m } from '#lib/messages/messages.js';
import type { Ack } from '../../sent.ts';
import { setAsideWords } from '../register-words.ts';
import type { PrepareTrouble } from './asking.ts';

/** Why a phone could not be prepared. */
export const troubleWord = (trouble: PrepareTrouble | 'of_another'): string =>
	({
		not_signed_in: m.attendance_trouble_not_signed_in,
		leads_nothing: m.refusal_delivery_leads_nothing,
		too_many_devices: m.refusal_delivery_too_many_devices,
		unreachable: m.attendance_trouble_unreachable,
		of_another: m.attendance_trouble_of_another
	})[trouble]();

const refusedWords = { unknown_mark: m.attendance_refused_unknown_mark, not_yours: m.attendance_refused_not_yours };

/** Why a mark does not count. */
export function asideWord(ack: Ack): string {
	if (ack.as === 'set_aside') return setAsideWords[ack.why]();
	return ack.as === 'refused' ? refusedWords[ack.why]() : '';
}
