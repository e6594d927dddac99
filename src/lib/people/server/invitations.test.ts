import { beforeAll, expect, test } from 'vitest';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import type { RoleKind } from '../role.ts';
import { answerInvitation } from './answer-invitation.ts';
import { answerContact, askContacts, confirmContact, contactsToConfirm } from './contacts.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';
import { handOver } from './hand-over.ts';
import { invite } from './invite.ts';
import { invitationForReader } from './invitation-for-reader.ts';
import { addOrganisation } from './organisations.ts';
import { findOrAddPerson, personByEmail } from './persons.ts';
import { rolesOf } from './roles.ts';
import { inviteAgain, withdrawInvitation } from './withdraw-invitation.ts';

const { as, asSystem, asPublic, beside } = await testDatabase();
const day = '2026-11-27';
let centre: string, school: string, head: string, headRole: string, officer: string;

const inTrx = <T>(act: (trx: Parameters<typeof personByEmail>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
const person = (name: string, email: string) => inTrx((trx) => findOrAddPerson(trx, today, { name, email }));
const inviting = (email: string, kind: RoleKind = 'school_coordinator', name = 'Ona Onaitė') => ({
	email,
	name,
	kind,
	organisation_id: school
});

async function invited(email: string, kind?: RoleKind) {
	const outcome = await invite(as(head), inviting(email, kind));
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
}
const lettersTo = async (email: string) =>
	(
		await beside.query<{ subject: string; body: string }>(
			`select subject, body from platform.mail where to_address = $1 order by written_at`,
			[email]
		)
	).rows;

beforeAll(async () => {
	centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	officer = await person('Officer', 'officer@example.lt');
	head = await person('Head', 'head@example.lt');
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	const given = await giveRole(asSystem(), { person_id: head, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	if (given.ok) headRole = given.value.id;
});

test('an invitation is a letter whose secret opens it; accepting gives the role from today', async () => {
	const { token } = await invited('ona@example.lt');
	const [letter] = await lettersTo('ona@example.lt');
	expect(letter?.body).toContain(`/invitation/${token}`);
	expect(letter?.body).toContain('Želvos gimnazija');
	const { rows } = await beside.query(`select token_hash from people.invitation`);
	expect(JSON.stringify(rows)).not.toContain(token);

	expect(await answerInvitation(asPublic(), { token, answer: 'accepted' })).toMatchObject({ ok: true });
	const ona = await inTrx((trx) => personByEmail(trx, 'ona@example.lt'));
	expect(await inTrx((trx) => rolesOf(trx, ona?.id ?? '', day))).toMatchObject([
		{ kind: 'school_coordinator', organisation_id: school, starts_on: day }
	]);
	expect(await answerInvitation(asPublic(), { token, answer: 'declined' })).toMatchObject({ ok: false, refusal: 'invitation_accepted' });
});

test('somebody listed in a team before having an account claims the record', async () => {
	const listed = await person('Jonas Jonaitis', 'jonas@example.lt');
	const { token } = await invited(' Jonas@Example.LT ');
	await answerInvitation(asPublic(), { token, answer: 'accepted' });
	const found = await inTrx((trx) => personByEmail(trx, 'jonas@example.lt'));
	expect(found).toMatchObject({ id: listed, name: 'Jonas Jonaitis' });
});

test('accepting twice at once gives one role', async () => {
	const { token } = await invited('twice@example.lt', 'team_member');
	const outcomes = await Promise.all([1, 2, 3].map(() => answerInvitation(asPublic(), { token, answer: 'accepted' })));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	const { rows } = await beside.query(
		`select count(*)::int as n from people.role join people.person p on p.id = person_id where p.email = 'twice@example.lt'`
	);
	expect(rows[0].n).toBe(1);
});

test('a letter that is late, taken back, replaced or made up opens nothing', async () => {
	const late = await invited('late@example.lt');
	const monthLater = new Date(today.getTime() + 31 * 86_400_000);
	expect(await answerInvitation(asPublic(monthLater), { token: late.token, answer: 'accepted' })).toMatchObject({
		refusal: 'invitation_expired'
	});
	expect(await invite(as(head, monthLater), inviting('late@example.lt'))).toMatchObject({ ok: true });

	const withdrawn = await invited('withdrawn@example.lt');
	expect(await withdrawInvitation(as(officer), { invitation_id: withdrawn.id })).toMatchObject({ ok: true });
	expect(await answerInvitation(asPublic(), { token: withdrawn.token, answer: 'accepted' })).toMatchObject({
		refusal: 'invitation_withdrawn'
	});
	expect(await withdrawInvitation(as(officer), { invitation_id: withdrawn.id })).toMatchObject({ refusal: 'invitation_answered' });

	const first = await invited('again@example.lt');
	const again = await inviteAgain(as(head), { invitation_id: first.id });
	expect(await answerInvitation(asPublic(), { token: first.token, answer: 'accepted' })).toMatchObject({ refusal: 'invitation_unknown' });
	expect(await answerInvitation(asPublic(), { token: again.ok ? again.value.token : '', answer: 'declined' })).toMatchObject({ ok: true });
	expect(await lettersTo('again@example.lt')).toHaveLength(2);
	for (const token of ['', 'made-up', 'x'.repeat(5000)])
		expect(await answerInvitation(asPublic(), { token, answer: 'accepted' })).toMatchObject({ refusal: 'invitation_unknown' });
});

test('an invitation to one address and role is open once, also when sent twice at once', async () => {
	const outcomes = await Promise.all([invite(as(head), inviting('once@example.lt')), invite(as(officer), inviting('once@example.lt'))]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(await invite(as(head), inviting('once@example.lt'))).toMatchObject({ refusal: 'already_invited', faults: [{ field: 'email' }] });
	expect(await lettersTo('once@example.lt')).toHaveLength(1);
	expect(await invite(as(head), inviting('ona@example.lt'))).toMatchObject({ refusal: 'already_in_role' });
});

test('faults name the field and the sentence; strangers may not invite; a head makes no officers', async () => {
	expect(await invite(as(head), { ...inviting('ona'), name: '🌷' })).toMatchObject({
		refusal: 'faulty',
		faults: [
			{ field: 'name', key: 'people_name_has_emoji' },
			{ field: 'email', key: 'people_email_wrong' }
		]
	});
	expect(await invite(as(head), inviting('x@example.lt', 'school_head'))).toMatchObject({ refusal: 'not_yours' });
	expect(await invite(as(await person('Stranger', 'stranger@example.lt')), inviting('x@example.lt'))).toMatchObject({
		refusal: 'not_yours'
	});
	expect(await invite(asPublic(), inviting('x@example.lt'))).toMatchObject({ refusal: 'not_yours' });
	expect(await invite(as(head), { ...inviting('x@example.lt'), organisation_id: 'x' })).toMatchObject({ refusal: 'unknown_organisation' });
});

test('nobody floods mailboxes by inviting', async () => {
	const later = new Date(today.getTime() + 7 * 3_600_000);
	let refusal = '';
	for (let n = 0; n < 62 && !refusal; n += 1) {
		const outcome = await invite(as(head, later), inviting(`flood${n}@example.lt`));
		if (!outcome.ok) refusal = outcome.refusal;
	}
	expect(refusal).toBe('too_many_invitations');
});

test('a handover keeps the role until the successor accepts, and is theirs from that day', async () => {
	const handed = await handOver(as(head), { role_id: headRole, email: 'successor@example.lt', name: 'Nauja Vadovė' });
	if (!handed.ok) throw new Error(handed.refusal);
	expect(await inTrx((trx) => rolesOf(trx, head, day))).toHaveLength(1);
	await answerInvitation(asPublic(), { token: handed.value.token, answer: 'accepted' });
	expect(await inTrx((trx) => rolesOf(trx, head, day))).toHaveLength(0);
	const successor = await inTrx((trx) => personByEmail(trx, 'successor@example.lt'));
	expect(await inTrx((trx) => rolesOf(trx, successor?.id ?? '', day))).toMatchObject([{ kind: 'school_head' }]);
	expect(await handOver(as(head), { role_id: headRole, email: 'another@example.lt', name: 'Dar Kita' })).toMatchObject({ ok: false });
	const { rows } = await beside.query(`select name from platform.event where name = 'role.handed_over'`);
	expect(rows).toHaveLength(1);
});

test('whoever does not lead the school any more sends no invitation again, but may take it back', async () => {
	const late = await person('Buvusi Vadovė', 'former@example.lt');
	const given = await giveRole(asSystem(), { person_id: late, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	const role_id = given.ok ? given.value.id : '';
	const sent = await invite(as(late), inviting('friend@example.lt'));
	const handed = await handOver(as(late), { role_id, email: 'heir@example.lt', name: 'Ona Onaitė' });
	const [friend, heir] = [sent, handed].map((outcome) => ({ invitation_id: outcome.ok ? outcome.value.id : '' }));
	if (!friend || !heir) throw new Error('not invited');
	expect(await inviteAgain(as(late), friend)).toMatchObject({ ok: true });
	expect(await inviteAgain(as(late), heir)).toMatchObject({ ok: true });
	await endRole(as(officer), { role_id });
	expect(await inviteAgain(as(late), friend)).toMatchObject({ refusal: 'not_yours' });
	expect(await inviteAgain(as(late), heir)).toMatchObject({ refusal: 'not_yours' });
	expect(await withdrawInvitation(as(late), friend)).toMatchObject({ ok: true });
});

test('an invitation gives nothing once whoever sent it may not give it any more', async () => {
	const leaving = await person('Išeinanti Vadovė', 'leaving@example.lt');
	const given = await giveRole(asSystem(), { person_id: leaving, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	const role_id = given.ok ? given.value.id : '';
	const sent = await invite(as(leaving), inviting('accomplice@example.lt'));
	const handed = await handOver(as(leaving), { role_id, email: 'successor2@example.lt', name: 'Ona Onaitė' });
	const byOfficer = await handOver(as(officer), { role_id, email: 'successor3@example.lt', name: 'Ona Onaitė' });
	const tokens = [sent, handed, byOfficer].map((outcome) => (outcome.ok ? outcome.value.token : ''));
	for (const token of tokens) expect(await invitationForReader(asPublic(), token)).toMatchObject({ ok: true, value: { state: 'open' } });
	await endRole(as(officer), { role_id });

	for (const token of tokens) {
		expect(await invitationForReader(asPublic(), token)).toMatchObject({ value: { state: 'lapsed' } });
		expect(await answerInvitation(asPublic(), { token, answer: 'accepted' })).toMatchObject({ refusal: 'invitation_lapsed' });
	}
	expect(await inTrx((trx) => personByEmail(trx, 'accomplice@example.lt'))).toBeUndefined();

	// Somebody who may invites anew, or sends the same once more in their own name; nothing is left to hand over.
	const anew = await invite(as(officer), inviting('accomplice@example.lt'));
	expect(await answerInvitation(asPublic(), { token: anew.ok ? anew.value.token : '', answer: 'accepted' })).toMatchObject({ ok: true });
	const again = await inviteAgain(as(officer), { invitation_id: handed.ok ? handed.value.id : '' });
	expect(await answerInvitation(asPublic(), { token: again.ok ? again.value.token : '', answer: 'accepted' })).toMatchObject({ ok: true });
});

test('contacts are asked once for an edition, and answer from the letter', async () => {
	const since = '2026-11-01';
	const another = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Kita mokykla' }));
	const [still, gone, own] = await Promise.all([
		person('Still', 'still@example.lt'),
		person('Gone', 'gone@example.lt'),
		person('Own', 'own@example.lt')
	]);
	const roles = await Promise.all(
		[still, gone, own].map((person_id) =>
			giveRole(asSystem(), { person_id, kind: 'school_coordinator', organisation_id: another, starts_on: '2025-09-01' })
		)
	);
	expect(await askContacts(as(head), { organisation_ids: [another], since })).toMatchObject({ refusal: 'not_yours' });
	expect(await askContacts(as(officer), { organisation_ids: [another], since })).toMatchObject({ value: { asked: 3 } });
	expect(await askContacts(as(officer), { organisation_ids: [another], since })).toMatchObject({ value: { asked: 0 } });

	const tokenOf = async (email: string) => /\/contact\/(\S+)/.exec((await lettersTo(email))[0]?.body ?? '')?.[1] ?? '';
	expect(await answerContact(asPublic(), { token: await tokenOf('still@example.lt'), answer: 'still' })).toMatchObject({ ok: true });
	expect(await answerContact(asPublic(), { token: await tokenOf('gone@example.lt'), answer: 'ended' })).toMatchObject({ ok: true });
	expect(await answerContact(asPublic(), { token: await tokenOf('gone@example.lt'), answer: 'still' })).toMatchObject({
		refusal: 'already_ended'
	});
	expect(await confirmContact(as(still), { role_id: roles[2]?.ok ? roles[2].value.id : '' })).toMatchObject({ refusal: 'not_yours' });
	expect(await confirmContact(as(own), { role_id: roles[2]?.ok ? roles[2].value.id : '' })).toMatchObject({ ok: true });
	expect(await inTrx((trx) => contactsToConfirm(trx, [another], since, day))).toEqual([]);
	expect(
		await answerContact(asPublic(new Date(today.getTime() + 61 * 86_400_000)), {
			token: await tokenOf('still@example.lt'),
			answer: 'still'
		})
	).toMatchObject({ refusal: 'link_expired' });
});
