import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../features/context.ts'

const version = 'v1'
const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM under a key that follows from the installation's secret (HKDF-SHA-256, RFC 5869), which is not in the database: a copy of the
 * database or a backup opens nothing. A random nonce of 96 bits holds for some 2^32 texts under one key (NIST SP 800-38D, 8.3).
 */
export function openVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'evenkeel vault 1', 32))
  return {
    seal: (text, about) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${sealed.toString('base64url')}`
    },
    open: (sealed, about) => {
      const [form, body] = sealed.split('.')
      const bytes = Buffer.from(body ?? '', 'base64url')
      if (form !== version || bytes.length < nonceBytes + tagBytes) return null
      try {
        const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes))
        return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
