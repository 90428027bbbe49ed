/** Where the offline hub listens. Not 5000: that port belongs to a lab. */
export const hubAddress = '127.0.0.1:5055'

export const hubUrl = `http://${hubAddress}`
