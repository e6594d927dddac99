import { m } from '#lib/messages/messages.js';
import { number } from '#lib/ui';
import { inHours } from '../hours.ts';

/** „4,5 ak. val.“, 4.5 academic hours. */
export const hoursInWords = (quarters: number): string => m.delivery_hours({ hours: number(inHours(quarters)) });
