<?xml version="1.0" encoding="UTF-8"?>
<!--
  The applicant is told that the request has been handed on (CRPA L114-2, L114-3).
  data: reference, received, subject, authorityName; authorityAddress, authorityEmail, regime/silence optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>transmission de votre demande à l’administration compétente</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/authorityName"/>
      <xsl:with-param name="what">le nom de l’administration compétente</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Votre demande reçue le <xsl:value-of select="$received"/>, qui a pour objet <xsl:call-template name="subject"/>, ne relève
      pas de notre compétence. Nous l’avons <fo:inline font-weight="bold">transmise à l’administration compétente</fo:inline>
      (article L. 114-2 du code des relations entre le public et l’administration) ; vous n’avez pas à la déposer de nouveau.
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Administration désormais saisie</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">32mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Nom</xsl:with-param>
          <xsl:with-param name="value" select="data/authorityName"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Adresse</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:call-template name="in-one-line">
              <xsl:with-param name="text" select="data/authorityAddress"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Courriel</xsl:with-param>
          <xsl:with-param name="value" select="data/authorityEmail"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Effet sur le délai</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      C’est cette administration qui vous adressera un accusé de réception. Si son silence vaut rejet de votre demande, le délai
      court du <xsl:value-of select="$received"/>, jour où nous l’avons reçue ; s’il vaut acceptation, le délai ne court que du
      jour où elle l’aura reçue elle-même (article L. 114-3 du même code).
    </fo:block>
  </xsl:template>

  <!-- Sent by a server in the name of the service: neither a decision nor a signature (CRPA L212-2). -->
  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title" select="member/signatoryTitle"/>
      <xsl:with-param name="name" select="member/signatoryName"/>
      <xsl:with-param name="delegation" select="member/signatoryDelegation"/>
      <xsl:with-param name="room">4mm</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
