export {
	forgetDevice,
	readDevices,
	registerDevice,
	revokeDevice,
	deviceDays,
	type Device,
	type Registered,
	type RegisterRefusal
} from './device.ts';
export { takeMarks, type TakeRefusal } from './take-marks.ts';
