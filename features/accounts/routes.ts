import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import {
  addPasskey,
  changePassword,
  endSession,
  removePasskey,
  saveHours,
  showHours,
  showMe,
  showWaysIn,
  signIn,
  signInWithPasskey,
  signUp,
  signUpWithPasskey,
} from './service.ts'

const done = { done: true } as const

export const accounts = defineSlice({
  name: 'accounts',
  contract,
  policy,
  publicRoutes: {
    signUp: (visit, { body }) => signUp(visit, body),
    signIn: (visit, { body }) => signIn(visit, body),
    askForNewPassword: async (visit, { body }) => {
      await visit.identity.askForNewPassword(body.email)
      return { asked: true } as const
    },
    setNewPassword: (visit, { body }) => visit.identity.setNewPassword(body),
    passkeyForNewAccount: (visit, { body }) => visit.identity.passkeyToAdd(body),
    signUpWithPasskey: (visit, { body }) => signUpWithPasskey(visit, body.name, body.passkey),
    passkeyForSignIn: (visit) => visit.identity.passkeyToSignIn(),
    signInWithPasskey: (visit, { body }) => signInWithPasskey(visit, body.response),
  },
  routes: {
    signOut: async (ctx) => {
      await ctx.identity.signOut()
      return done
    },
    changePassword: (ctx, { body }) => changePassword(ctx, body),
    passkeyToAdd: (ctx) => ctx.identity.passkeyToAdd(null),
    addPasskey: (ctx, { body }) => addPasskey(ctx, body),
    removePasskey: (ctx, { params }) => removePasskey(ctx, params.passkeyId),
    showWaysIn: (ctx) => showWaysIn(ctx),
    endSession: (ctx, { params }) => endSession(ctx, params.sessionId),
    showHours: (ctx, { params }) => showHours(ctx, params.personId),
    saveHours: (ctx, { params, body }) => saveHours(ctx, params.personId, body),
    showMe: (ctx) => showMe(ctx),
  },
})
