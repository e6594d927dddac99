import { expect, test } from 'vitest';
import { holdsPlace, offerStates, waitsInReserve, type Standing } from './held.ts';

const standing = (change: Partial<Standing>): Standing => ({ outcome: 'accepted', offer: 'none', withdrawn: false, ...change });

test.each<[string, Partial<Standing>, boolean]>([
	['a decision whose letter is not sent yet', {}, true],
	['an open offer', { offer: 'open' }, true],
	['a confirmed one', { offer: 'confirmed' }, true],
	['an offer to one of the reserve', { outcome: 'reserve', offer: 'open' }, true],
	['one who declined', { offer: 'declined' }, false],
	['one who said nothing in time', { offer: 'lapsed' }, false],
	['one whose offer was taken back', { offer: 'revoked' }, false],
	['one who withdrew, confirmed or not', { offer: 'confirmed', withdrawn: true }, false],
	['one of the reserve whom nobody asked', { outcome: 'reserve' }, false],
	['one who was refused', { outcome: 'rejected' }, false]
])('who holds a place: %s', (_, change, held) => {
	expect(holdsPlace(standing(change))).toBe(held);
});

test('whoever was offered a place waits no longer, whatever they answered', () => {
	expect(offerStates.filter((offer) => waitsInReserve(standing({ outcome: 'reserve', offer })))).toEqual(['none']);
	expect(waitsInReserve(standing({ outcome: 'reserve', withdrawn: true }))).toBe(false);
});
