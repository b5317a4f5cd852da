package org.cashwrap.device.driver.zvt.wire;

/// Every number that has a name, a line each, as the manual lists them. Names are never changed once they are published.
///
/// Source: PA00P015 rev. 13.08, chapters 2 to 10; what newer revisions and makers add is known from public
/// implementations.
final class NameTable {
    /// Control field, name.
    static final String CONTROLS =
            """
            0401 set-time-in-ecr
            040D input-request
            040E menu-request
            040F status-information
            04FF intermediate-status
            0501 status-enquiry
            0600 registration
            0601 authorisation
            0602 log-off
            0603 balance-enquiry
            0604 activate-card
            0605 procurement
            0609 prepaid-top-up
            060A tax-free
            060C book-tip
            060F completion
            0610 turnover-totals
            0612 reprint-receipts
            0618 reset-terminal
            061A print-system-configuration
            061B set-terminal-id
            061E abort-by-terminal
            0620 repeat-receipt
            0621 telephonic-authorisation
            0622 pre-authorisation
            0623 partial-reversal-of-pre-authorisation
            0624 book-total
            0625 pre-authorisation-reversal
            0626 external-reservation-reversal
            0630 reversal
            0631 refund
            0650 end-of-day
            0651 send-offline-transactions
            0652 partial-reconciliation
            0670 diagnosis
            0679 self-test
            0691 set-date-and-time
            0693 initialisation
            0695 change-password
            06B0 abort-by-ecr
            06C0 read-card
            06C5 close-card-session
            06C6 send-card-apdus
            06D0 graphic-menu
            06D1 print-line
            06D3 print-text-block
            06D8 dial-up
            06D9 transmit-via-dial-up
            06DA receive-via-dial-up
            06DB hang-up
            06DD transparent-mode
            06E0 display-text
            06E1 display-text-with-function-key
            06E2 display-text-with-numeric-input
            06E3 customer-card-pin
            06E4 blocked-list-query
            06E5 mac-calculation
            06E6 card-poll-with-authorisation
            06E7 numeric-input-with-dukpt
            06F0 display-image
            0801 activate-service-mode
            0802 switch-protocol
            0810 software-update
            0811 read-file
            0812 delete-file
            0813 change-configuration
            0814 write-file
            0820 start-opt-action
            0821 set-opt-time
            0822 start-opt-pre-initialisation
            0823 output-opt-data
            0824 opt-out-of-order
            0830 select-language
            0840 change-baud-rate
            0850 activate-card-reader
            8000 positive-acknowledgement
            8400 positive-acknowledgement-without-error
            8483 command-not-possible
            849C not-ready-yet
            849D partly-issued
            84CC printer-not-ready
            """;

    /// Number, length in bytes or counted by two or three bytes, form, name.
    static final String BITMAPS =
            """
            01 1   BYTES  timeout
            02 1   BYTES  max-status-informations
            03 1   BYTES  service-byte
            04 6   AMOUNT amount
            05 1   BYTES  pump-number
            0B 3   DIGITS trace-number
            0C 3   DIGITS time
            0D 2   DIGITS date
            0E 2   DIGITS expiry-date
            17 2   DIGITS card-sequence-number
            19 1   BYTES  payment-type
            22 LL  CARD   card-number
            23 LL  SECRET track-2
            24 LLL SECRET track-3
            27 1   BYTES  result-code
            29 4   DIGITS terminal-id
            2A 15  TEXT   contract-number
            2D LL  SECRET track-1
            2E LLL BYTES  synchronous-chip-data
            37 3   DIGITS original-trace-number
            3A 2   SECRET card-verification-value
            3B 8   TEXT   approval-code
            3C LLL TEXT   additional-text
            3D 3   DIGITS password
            49 2   DIGITS currency
            4C LL  DIGITS blocked-goods-groups
            60 LLL BYTES  totals
            70 4   BYTES  image-id
            71 4   BYTES  image-size
            72 1   BYTES  image-mime-type
            73 1   BYTES  image-encoding
            74 1   BYTES  image-chunks
            75 1   BYTES  image-chunk-index
            87 2   DIGITS receipt-number
            88 3   DIGITS turnover-number
            8A 1   BYTES  card-type
            8B LL  TEXT   card-name
            8C 1   BYTES  network-card-type
            9A LLL BYTES  geldkarte-record
            A0 1   BYTES  host-result-code
            A7 LL  CARD   ef-id
            AA 3   DIGITS date-with-year
            AF LLL BYTES  ef-info
            BA 5   BYTES  aid-parameter
            D0 1   BYTES  key-algorithm
            D1 LL  BYTES  card-offset
            D2 1   BYTES  card-output-direction
            D3 1   BYTES  dukpt-key-id
            E0 1   BYTES  min-input-length
            E1 LL  TEXT   double-text-line-1
            E2 LL  TEXT   double-text-line-2
            E3 LL  TEXT   double-text-line-3
            E4 LL  TEXT   double-text-line-4
            E5 LL  TEXT   double-text-line-5
            E6 LL  TEXT   double-text-line-6
            E7 LL  TEXT   double-text-line-7
            E8 LL  TEXT   double-text-line-8
            E9 1   BYTES  max-input-length
            EA 1   BYTES  echo-input
            EB 8   BYTES  mac
            F0 1   BYTES  display-duration
            F1 LL  TEXT   text-line-1
            F2 LL  TEXT   text-line-2
            F3 LL  TEXT   text-line-3
            F4 LL  TEXT   text-line-4
            F5 LL  TEXT   text-line-5
            F6 LL  TEXT   text-line-6
            F7 LL  TEXT   text-line-7
            F8 LL  TEXT   text-line-8
            F9 1   BYTES  beeps
            FA 1   BYTES  card-reader-activation
            FB 1   BYTES  confirm-with-ok
            FC 1   BYTES  dialog-control
            FD 1   BYTES  display-device
            """;

    /// Tag, form, name.
    static final String TAGS =
            """
            07 TEXT   text-line
            08 DIGITS receipt-number
            09 BYTES  print-attribute
            0A BYTES  command-code
            10 DIGITS display-columns
            11 DIGITS display-lines
            12 DIGITS printer-columns
            13 TEXT   extended-result
            14 BYTES  character-set
            15 TEXT   language
            1A BYTES  max-apdu-length
            1B BYTES  diagnosis-type
            23 BYTES  open-pre-authorisations
            24 BYTES  display-texts
            25 BYTES  print-texts
            26 BYTES  permitted-commands
            27 BYTES  character-sets
            28 BYTES  languages
            29 BYTES  main-menu
            2A BYTES  administration-menu
            2E BYTES  time-stamp
            2F BYTES  payment-parameters
            31 BYTES  amount-block
            40 BYTES  emv-print-options
            41 BYTES  card-type-extended
            42 TEXT   application-label
            43 BYTES  application-id
            44 TEXT   application-preferred-name
            45 BYTES  receipt-options
            46 TEXT   emv-print-text-customer
            47 TEXT   emv-print-text-merchant
            48 BYTES  emv-application-data
            49 BYTES  network-card-type-extended
            4A TEXT   card-scheme-name
            4B BYTES  application-priority
            4C BYTES  card-uid
            57 SECRET emv-track-2
            5A SECRET emv-card-number
            60 BYTES  application
            64 TEXT   receipt-header
            65 TEXT   advertising-text
            66 TEXT   additional-print-text-customer
            67 TEXT   additional-print-text-merchant
            68 TEXT   outcome-text
            E2 BYTES  dcc-data
            E3 BYTES  barcode
            1F01 BYTES  receipt-selection
            1F02 DIGITS first-receipt-number
            1F03 DIGITS last-receipt-number
            1F04 BYTES  receipt-wishes
            1F05 BYTES  transaction-parameters
            1F07 BYTES  receipt-kind
            1F08 SECRET track-1-extended
            1F09 SECRET track-2-extended
            1F0A SECRET track-3-extended
            1F0E DIGITS date
            1F0F DIGITS time
            1F10 BYTES  cardholder-verification
            1F11 BYTES  online-flag
            1F12 BYTES  card-technology
            1F16 BYTES  extended-error-code
            1F17 TEXT   extended-error-text
            1F1D BYTES  amount-block-type
            1F1E BYTES  amount-block-exponent
            1F1F BYTES  transaction-id
            1F20 AMOUNT amount
            1F21 DIGITS currency
            1F25 AMOUNT cash-back-amount
            1F2B DIGITS trace-number-extended
            1F36 AMOUNT tip-amount
            1F37 BYTES  receipt-information
            1F40 TEXT   device-name
            1F41 TEXT   software-version
            1F42 DIGITS serial-number
            1F43 BYTES  device-state
            1F44 DIGITS terminal-id
            1F55 BYTES  lock-bits
            1F5B BYTES  card-wait-time
            1F60 BYTES  allowed-card-technologies
            1F70 BYTES  partial-approval
            1F71 BYTES  supported-tags
            1F73 DIGITS message-sequence-id
            """;

    /// Status of message 04 FF, name. `40` more is the same with "remove card", where it does not stand here itself.
    static final String INTERMEDIATE =
            """
            00 waiting-for-amount-confirmation
            01 follow-pin-pad
            02 follow-pin-pad-again
            03 not-accepted
            04 waiting-for-host
            05 auto-reversal
            06 sending-stored-postings
            07 card-not-admitted
            08 card-unknown
            09 card-expired
            0A insert-card
            0B remove-card
            0C card-unreadable
            0D processing-aborted
            0E please-wait
            0F automatic-end-of-day
            10 invalid-card
            11 balance-shown
            12 system-fault
            13 payment-not-possible
            14 credit-not-sufficient
            15 wrong-pin
            16 limit-not-sufficient
            17 please-wait-longer
            18 pin-tries-exceeded
            19 card-data-wrong
            1A service-mode
            1B approved-fill-up
            1C approved-take-goods
            1D declined
            26 enter-mobile-number
            27 repeat-mobile-number
            28 currency-selection
            29 language-selection
            2A insert-card-for-loading
            2B emergency-transaction
            2C application-selection
            5E contactless-read-finished
            68 customer-card-inserted
            69 choose-dcc
            6A pin-digit-entered
            6B pin-can-be-confirmed
            6C pin-digit-deleted
            6D pin-entered
            A0 paid
            A1 paid-remove-card
            A2 cancelled
            A3 cancelled-remove-card
            A4 cancel-impossible
            A5 cancel-impossible-remove-card
            C7 mileage-input
            C8 waiting-for-cashier
            C9 automatic-diagnosis
            CA automatic-initialisation
            CB merchant-journal-full
            CC pin-needed-instead-of-direct-debit
            D2 dialling
            D3 connected
            E0 application-selection-on-terminal
            E1 language-selection-on-terminal
            E2 cleaning-card
            F1 offline
            F2 online
            F3 offline-transaction
            FF see-text
            """;

    /// Result code, name. The rest of 01 to 63 is the network's own.
    static final String RESULTS =
            """
            00 ok
            64 card-not-readable
            65 card-data-missing
            66 processing-error
            67 not-allowed-for-debit-cards
            68 not-allowed-for-credit-cards
            6A turnover-file-full
            6B not-registered
            6C cancelled
            6E card-blocked
            6F wrong-currency
            71 chip-credit-insufficient
            72 chip-error
            73 card-data-wrong
            74 dukpt-exhausted
            75 text-not-authentic
            76 card-not-on-white-list
            77 end-of-day-not-possible
            78 card-expired
            79 card-not-yet-valid
            7A card-unknown
            7B fallback-not-possible-1
            7C fallback-not-possible-2
            7D communication-error
            7E fallback-not-possible-3
            83 function-not-possible
            85 key-missing
            89 pin-pad-defective-1
            9A protocol-error
            9B dial-up-error
            9C please-wait
            A0 receiver-not-ready
            A1 remote-does-not-answer
            A3 no-connection
            A4 geldkarte-submission-failed
            A5 forbidden-by-pci
            B1 memory-full
            B2 merchant-journal-full
            B4 already-reversed
            B5 reversal-not-possible
            B7 pre-authorisation-amount-wrong
            B8 pre-authorisation-error
            BF supply-voltage-low
            C0 card-lock-defective
            C1 merchant-card-locked
            C2 diagnosis-required
            C3 maximum-amount-exceeded
            C4 card-profile-invalid
            C5 payment-type-not-supported
            C6 currency-not-applicable
            C8 amount-too-small
            C9 maximum-amount-too-small
            CB only-in-euro
            CC printer-not-ready
            CD cash-back-not-possible
            D2 not-for-service-cards
            DC card-inserted
            DD card-eject-error
            DE card-insert-error
            E0 remote-maintenance-active
            E2 card-reader-defective
            E3 shutter-closed
            E4 activation-required
            E7 goods-group-error-1
            E8 goods-group-error-2
            E9 goods-group-error-3
            EA card-code-not-permitted
            EB pin-algorithm-unknown
            EC pin-processing-not-possible
            ED pin-pad-defective-2
            F0 end-of-day-required
            F1 offline-error
            F5 opt-error
            F6 opt-data-missing
            FA offline-transactions-not-sent
            FB turnover-record-defective
            FC device-missing
            FD baud-rate-not-supported
            FE register-unknown
            FF system-error
            """;

    /// Terminal status, name.
    static final String TERMINAL =
            """
            00 ready
            51 initialisation-required
            62 date-or-time-wrong
            9C busy
            B1 memory-full
            B2 merchant-journal-full
            BF supply-voltage-low
            C0 card-lock-defective
            C1 merchant-card-locked
            C2 diagnosis-required
            C4 new-card-profiles
            CC printer-not-ready
            DC card-inserted
            DF out-of-order
            E0 remote-maintenance-active
            E1 card-not-fully-removed
            E2 card-reader-defective
            E3 shutter-closed
            E4 activation-required
            F0 end-of-day-required
            F6 opt-action-required
            """;

    /// Card type id of bitmap 8A, the scheme as people write it (`_` for a blank).
    static final String CARDS =
            """
            02 girocard
            05 girocard
            06 Mastercard
            08 American_Express
            09 Direct_debit
            0A Visa
            0B Visa_Electron
            0C Diners
            0D V_PAY
            0E JCB
            2E Maestro
            61 Alipay
            C6 UnionPay
            E8 Discover
            """;

    private NameTable() {}
}
