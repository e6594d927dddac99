export { answerInvitation, type Answered, type AnswerRefusal } from './answer-invitation.ts';
export {
	answerContact,
	askContacts,
	confirmContact,
	contactByLink,
	contactsToConfirm,
	type Contact,
	type ContactLink,
	type ContactRefusal
} from './contacts.ts';
export {
	endWebhook,
	forgetMessages,
	makeWebhook,
	pauseWebhook,
	readWebhooks,
	resumeWebhook,
	sendMessage,
	tryWebhook,
	writeMessages,
	type MayRead
} from './webhooks/index.ts';
export { bearerOf, makeToken, readMyself, readTokens, revokeToken } from './api-token.ts';
export { endFeed, feedMadeAt, personOfFeed, renewFeed } from './calendar-feed.ts';
export { endRole, type EndRoleRefusal } from './end-role.ts';
export { giveRole, type GiveRole, type GiveRoleRefusal } from './give-role.ts';
export { handOver, type HandOver } from './hand-over.ts';
export { invite, type Invite, type Invited, type InviteRefusal } from './invite.ts';
export { inviteAgain, withdrawInvitation } from './withdraw-invitation.ts';
export { rememberLanguage } from './language.ts';
export { addOrganisation, findOrganisations, organisationById, organisationsById } from './organisations.ts';
export { findOrAddPerson, isUnnamed, personByEmail, personById, personsById, type NewPerson, type Person } from './persons.ts';
export { putInRole, type NewRole } from './put-in-role.ts';
export { demonstrationOfficers } from './demonstration-officers.ts';
export { addOrganisations, removeOrganisations } from './register-organisations.ts';
export {
	historyOf,
	holdersOf,
	holds,
	isOfficer,
	isOperator,
	peopleOf,
	rolesOf,
	type PersonInRole,
	type RoleInOrganisation
} from './roles.ts';
export { keyFor } from './secret.ts';
export { readSession } from './session.ts';
export { readSignedLink, signedLink } from './signed-link.ts';
export { siteAddress } from './site.ts';
export { withoutSecrets, withoutTraces } from './floor/letter-secrets.ts';
export { readAudit, readInbound, readExamination, readJobs, readLetter, readLooks, readOutbox, retryJob } from './floor/read-floor.ts';
export { askForEmail, confirmEmail, emailByLink, type AskEmailRefusal, type EmailLinkRefusal } from './change-email.ts';
export { changeProfile, type ChangeProfile } from './change-profile.ts';
export { invitationForReader } from './invitation-for-reader.ts';
export { listPeople, personFile, type Listed, type PeopleFilters } from './people-list.ts';
export { peopleOfSchool, type PeopleOfSchool } from './people-of-school.ts';
export * from './erasure/index.ts';
export * from './retention/index.ts';
export { exportMyData, type PersonalData, type TellsOf } from './personal-data.ts';
export { readProfile, type Profile } from './profile.ts';
export { openAccounts } from './sign-in/accounts.ts';
export { requestSignInLink, sentLetter, signInLink, signInLinkState, signInWithLink, type LinkRefusal } from './sign-in/link.ts';
export { beginOpenId, finishOpenId, openIdName, type OpenIdRefusal } from './sign-in/openid.ts';
export { addPasskey, newPasskeyQuestion, passkeyQuestion, removePasskey, signInWithPasskey } from './sign-in/passkeys.ts';
export { signInWithPassword } from './sign-in/password.ts';
export { personasAtTheDoor, signInAsPersona, tellPersonas, type Persona } from './sign-in/persona.ts';
export { beginSecondFactor, endSecondFactor, sessionOwing, showCode, type SecondFactorSetup } from './sign-in/second-factor.ts';
export { endOtherSessions, endSession } from './sign-in/sessions.ts';
export { freshMinutes, setPassword } from './sign-in/set-password.ts';
export { signOut } from './sign-in/sign-out.ts';
export type { Cookie, Visit } from './sign-in/visit.ts';
export { peopleInvariants } from './invariants.ts';
export { chooseOrganisation, type Choice } from './choose-organisation.ts';
export { roleFile, type RoleFile } from './role-file.ts';
export { forgetSessions } from './sign-in/forget-sessions.ts';
