export { activateNetwork, type ActivateRefusal } from './activate-network.ts';
export { answerDuty, answerDutyByLink, readOfferedDuty, type AnswerDutyRefusal } from './answer-duty.ts';
export { answerInvitation, type AnswerRefusal } from './answer-invitation.ts';
export { writeCharter, type CharterRefusal, type WriteCharter } from './charter.ts';
export { closeNetwork, type CloseRefusal } from './close-network.ts';
export { endDuty, withdrawOffer, type EndDutyRefusal } from './end-duty.ts';
export { foundNetwork, type FoundRefusal } from './found-network.ts';
export { answerInvitationByLink, inviteSchool, readInvitation, type InviteRefusal } from './invite-schools.ts';
export { lapseAnswers } from './lapse.ts';
export { leaveNetwork, type LeaveRefusal } from './leave-network.ts';
export { nameHelper, saveOwnProfile, type HelperRefusal } from './name-helper.ts';
export { dutiesWhere, isStanding as isStandingDuty, type DutyRecord } from './duty-record.ts';
export {
	belongsOn,
	lockNetwork,
	membershipsOf,
	networkById,
	stateOf as stateOfNetwork,
	type MemberRecord,
	type NetworkRecord,
	type NetworkState
} from './network-record.ts';
export { leads as leadsNetwork, sideOf as sideOfNetwork, type Side as NetworkSide } from './side.ts';
export { offerDuty, type OfferDutyRefusal } from './offer-duty.ts';
export { readOwnNetworks, readOwnProfile, readSchoolNetworks } from './read-lists.ts';
export { readMatching, type MatchingDesk } from './read-matching.ts';
export { readCharters, readDeparture, readNetwork, type NetworkDesk } from './read-network.ts';
export { readPublicNetwork, readPublicNetworks, type PublicNetwork } from './read-public.ts';
export { readReplacements, type Replacements } from './read-replacements.ts';
export { reformNetworks, type ReformRefusal } from './reform-networks.ts';
export { networkTodos } from './todos.ts';
